import { columnOf, withoutColumn } from '../../actions/runs/columnOf';
import type { ColumnRef } from '../../runs/columns';
import { parseFilter, type FilterTerm } from '../../runs/query/parseFilter';
import type { FilterProblem, Predicate } from '../../runs/query/predicate';
import { tokenize } from '../../runs/query/tokens';
import { unknownColumns, misplacedTexts } from '../../runs/query/unknownColumns';
import type { RunStore, SortKey } from '../../runs/runStore';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import type { OpenedRuns } from './openedRuns';
import type { SelectOptions } from './runsOptions';

const newestFirst: readonly SortKey[] = [{ column: { kind: 'attribute', key: 'started' }, descending: true }];

/** The runs that the options of a command mean, in their order. */
export function selectRuns(context: CommandContext, { store, note }: OpenedRuns, options: SelectOptions): Int32Array {
  const known = knownColumns(store);
  const { filter } = readFilter(context, known, options.filter, '--filter');
  const written = options.orderBy.flatMap(splitKeys).map(splitDirection);
  hints(options.filter, filter, known, '--filter').forEach(note);
  const read = columnReader(known, written.length > 1, note);
  const keys = written.map((key) => ({ ...key, column: read(key.column, '--order-by') }));
  const numbers = store.find({ filter, order: keys.length > 0 ? keys : newestFirst, archived: options.archived });
  if (filter && numbers.length === 0)
    for (const problem of misplacedTexts(filter, options.filter)) note(sentence(problem, '--filter'));
  return numbers;
}

function knownColumns(store: RunStore): readonly ColumnRef[] {
  return store.columns().map(({ column }) => column);
}

/** One line for each column of a text that no run has. */
function hints(
  text: string,
  predicate: Predicate | null,
  known: readonly ColumnRef[],
  where: string,
): readonly string[] {
  return predicate ? unknownColumns(predicate, known, text).map((problem) => sentence(problem, where)) : [];
}

export interface Repeats {
  /** "lgbm · 6" where the filter is nothing but values, else the filter. */
  readonly name: string;
  readonly numbers: Int32Array;
}

/** The runs that a filter lets through, newest first. */
export function matchingRuns(context: CommandContext, { store, note }: OpenedRuns, text: string): Repeats {
  const known = knownColumns(store);
  const where = `"${text}"`;
  const { filter, terms } = readFilter(context, known, text, where);
  hints(text, filter, known, where).forEach(note);
  const values = terms.map(({ predicate }) => valueOf(predicate));
  const name = values.includes(null) ? text : values.join(' · ');
  return { name, numbers: store.find({ filter, order: newestFirst, archived: false }) };
}

/** The value that a term asks for; null: it asks for something else. */
function valueOf(predicate: Predicate): string | null {
  if (predicate.type !== 'compare' || predicate.operator !== '=' || predicate.left.type !== 'column') return null;
  const { right } = predicate;
  return right.type === 'text' || right.type === 'number' ? String(right.value) : null;
}

/** Columns that were named one by one. */
export function selectedColumns({ store, note }: OpenedRuns, names: readonly string[]): readonly ColumnRef[] {
  const read = columnReader(knownColumns(store), names.length > 1, note);
  return names.map((name) => read(name, '--column'));
}

interface ReadFilter {
  readonly filter: Predicate | null;
  readonly terms: readonly FilterTerm[];
}

function readFilter({ now }: CommandContext, names: readonly ColumnRef[], text: string, where: string): ReadFilter {
  const { predicate, problems, terms } = parseFilter(text, { now: now().getTime(), names });
  const [problem] = problems;
  if (problem) throw unreadable(problem, where);
  return { filter: predicate, terms };
}

/** Commas between several columns, as MLflow's own lists have them, but none inside a quoted key or a call. */
function splitKeys(text: string): readonly string[] {
  const keys: string[] = [];
  let [begun, depth] = [0, 0];
  for (const token of tokenize(text)) {
    const sign = token.type === 'symbol' ? token.text : '';
    depth += Number(sign === '(') - Number(sign === ')');
    if (token.type !== 'end' && (sign !== ',' || depth > 0)) continue;
    keys.push(text.slice(begun, token.start));
    begun = token.end;
  }
  return keys;
}

/** "max(metrics.auc) desc": the text of a column, and the way that it is sorted. */
function splitDirection(text: string): { readonly column: string; readonly descending: boolean } {
  const [, column = text, direction = 'asc'] = /^(.*?)\s+(asc|desc)\s*$/is.exec(text) ?? [];
  return { column, descending: direction.toLowerCase() === 'desc' };
}

type ColumnReader = (text: string, option: string) => ColumnRef;

/** Reads columns, and notes which of them no run has; of `several` it is said which one is meant. */
function columnReader(known: readonly ColumnRef[], several: boolean, note: OpenedRuns['note']): ColumnReader {
  return (text, option) => {
    const where = several ? `${option} "${text.trim()}"` : option;
    const column = columnOf(text, known);
    if ('message' in column) throw unreadable(column, where);
    hints(text, withoutColumn(text, known).predicate, known, where).forEach(note);
    return column;
  };
}

function unreadable(problem: FilterProblem, where: string): CommandError {
  return new CommandError(sentence(problem, where));
}

/** Columns are counted from 1. */
function sentence({ start, message, suggestion }: FilterProblem, where: string): string {
  const hint = suggestion === null ? '' : ` Did you mean ${suggestion}?`;
  return `${where}, column ${start + 1}: ${message}${hint}`;
}
