import { ownEntry } from '../../base/ownEntry';
import { plural, shorten } from '../../base/text';
import type { ModelPort } from '../inspect/modelFileReport';
import type { GivenRows } from '../package/scoringRequest';

/** What a signature says of an input, before the model is loaded. */
interface InputCheck {
  /** Why the model cannot predict it, as a sentence; null: nothing is known to speak against it. */
  readonly problem: string | null;
  /** Columns that the signature does not have: the model is never shown them. */
  readonly others: readonly string[];
}

export interface Taker {
  /** Such as `churn@3`. */
  readonly name: string;
  /** Its inputs by its signature; null: it says nothing of them. */
  readonly inputs: readonly ModelPort[] | null;
}

/** Columns that are named in a sentence. */
const mostNames = 6;

/**
 * Compares an input with the signature of a version. `written`: cells are texts as they stand in a file of text, so that any of
 * them may be one.
 */
export function checkInput(given: GivenRows | null, taker: Taker, written = false): InputCheck {
  const fine = { problem: null, others: [] };
  if (given === null) return fine;
  if (given.rows.length === 0) return { ...fine, problem: 'The input has no row to predict.' };
  const { inputs } = taker;
  if (inputs === null || inputs.length === 0) return fine;
  const isTable = inputs.every(({ name, shape }) => name !== '' && shape === null);
  if (!isTable) return { ...fine, problem: tensorProblem(given, inputs, taker) };
  if (given.columns === null) return { ...fine, problem: orderedProblem(given, inputs, taker, written) };
  return tableCheck({ ...given, columns: given.columns }, inputs, taker, written);
}

type Table = GivenRows & { readonly columns: readonly string[] };

function tableCheck(given: Table, inputs: readonly ModelPort[], taker: Taker, written: boolean): InputCheck {
  const { columns, rows } = given;
  const missing = inputs.filter(({ name, required }) => required && !columns.includes(name)).map(({ name }) => name);
  const others = columns.filter((column) => inputs.every(({ name }) => name !== column));
  if (missing.length > 0) {
    const instead = others.length === 0 ? '' : ` but ${quoted(others)}`;
    const taken = quoted(inputs.map(({ name }) => name));
    return { problem: `The input has no ${quoted(missing)}${instead}: ${taker.name} takes ${taken}.`, others: [] };
  }
  const cells = inputs.map((port) => ({ port, at: columns.indexOf(port.name) })).filter(({ at }) => at >= 0);
  return { problem: cellProblem(rows, cells, taker, written), others };
}

/** Says which columns are left out before the model is asked, as MLflow leaves them out; null: none is. */
export function leftOutSentence(name: string, others: readonly string[]): string | null {
  if (others.length === 0) return null;
  const are = others.length === 1 ? 'is' : 'are';
  return `${plural(others.length, 'column')} that ${name} does not take ${are} left out: ${quoted(others)}.`;
}

function orderedProblem(given: GivenRows, inputs: readonly ModelPort[], taker: Taker, written: boolean): string | null {
  const cells = inputs.map((port, at) => ({ port, at }));
  return widthProblem(given, inputs.length, taker) ?? cellProblem(given.rows, cells, taker, written);
}

/** Where rows have the tensors by their names, a value of a row is a whole one. */
function tensorProblem(given: GivenRows, inputs: readonly ModelPort[], taker: Taker): string | null {
  const isNamed = inputs.some(({ name }) => given.columns?.includes(name));
  return isNamed ? null : widthProblem(given, tensorWidth(inputs), taker);
}

/** How many values a row of a single tensor of rows has; null: the signature leaves it open. */
function tensorWidth([port, ...others]: readonly ModelPort[]): number | null {
  const [, width = null, ...deeper] = port?.shape ?? [];
  return others.length === 0 && deeper.length === 0 && typeof width === 'number' ? width : null;
}

function widthProblem({ rows }: GivenRows, width: number | null, { name, inputs }: Taker): string | null {
  const at = width === null ? -1 : rows.findIndex((row) => row.length !== width);
  if (width === null || at < 0) return null;
  const names = (inputs ?? []).flatMap((port) => (port.name === '' ? [] : [port.name]));
  const which = names.length === width ? `: ${quoted(names)}` : '';
  return `Row ${at + 1} has ${plural(rows[at]?.length ?? 0, 'value')}, and ${name} takes ${width}${which}.`;
}

interface Cell {
  readonly port: ModelPort;
  readonly at: number;
}

function cellProblem(
  rows: GivenRows['rows'],
  cells: readonly Cell[],
  { name }: Taker,
  written: boolean,
): string | null {
  for (const [row, values] of rows.entries())
    for (const { port, at } of cells) {
      const kind = ownEntry(kinds, port.type);
      const value = values[at];
      if (!kind || value === null || value === undefined || kind.takes(value, written)) continue;
      return `${JSON.stringify(port.name)} of row ${row + 1} is ${shorten(JSON.stringify(value), 40)}, where ${name} takes ${kind.words}.`;
    }
  return null;
}

interface Kind {
  readonly words: string;
  takes(value: unknown, written: boolean): boolean;
}

const number: Kind = {
  words: 'a number',
  takes: (value, written) => typeof value === 'number' || (written && isNumeral(value)),
};
const truth: Kind = {
  words: 'true or false',
  takes: (value, written) =>
    [true, false, 0, 1].includes(value as boolean) || (written && /^(true|false|[01])$/i.test(String(value))),
};
const text: Kind = { words: 'a text', takes: (value) => typeof value === 'string' };

/** Types of columns that MLflow knows, as far as a value shows that it is of another one. */
const kinds: Readonly<Record<string, Kind>> = {
  integer: number,
  long: number,
  float: number,
  double: number,
  boolean: truth,
  string: text,
};

function isNumeral(value: unknown): boolean {
  const numeral = String(value).trim();
  return /^[-+]?inf(inity)?$/i.test(numeral) || (numeral !== '' && !Number.isNaN(Number(numeral)));
}

export function quoted(names: readonly string[]): string {
  const more = names.length - mostNames;
  const some = names.slice(0, mostNames).map((name) => JSON.stringify(name));
  return more > 0 ? `${some.join(', ')} and ${plural(more, 'other')}` : some.join(', ');
}
