import { plural } from '../../../src/base/text';
import { commonMarks, type ChosenRuns } from '../../../src/protocol/experiments/chosen';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableRow } from '../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';

/** Rows as they were meant when something was asked for: a group holds other runs under another filter. */
type Asked = Parameters<ExperimentsAsks['chosen']>[0];

export function askedOf({ view: { groupBy, filter, archived } }: ExperimentsModel, rows: readonly RowRef[]): Asked {
  return { rows: [...rows], groupBy, filter, archived };
}

/** The runs of rows and their marks. */
export async function chosenOf(model: ExperimentsModel, asked: Asked): Promise<ChosenRuns> {
  return chosenHere(model, asked.rows) ?? model.asks.chosen(asked);
}

/** The same where all are runs that are here, for the next key comes soon; null: they are not. */
export function chosenHere(model: ExperimentsModel, rows: readonly RowRef[]): ChosenRuns | null {
  const here = loadedRows(model, rows);
  const ids = rows.flatMap((row) => (row.type === 'run' ? [row.id] : []));
  return here.length === rows.length && ids.length === rows.length ? { ids, ...commonMarks(here) } : null;
}

/** Ids of runs and of the members of groups. */
export async function idsOf(model: ExperimentsModel, asked: Asked): Promise<readonly string[]> {
  const runs = asked.rows.flatMap((row) => (row.type === 'run' ? [row.id] : []));
  return runs.length === asked.rows.length ? runs : (await chosenOf(model, asked)).ids;
}

/** Those of the rows that are here. */
export function loadedRows(model: ExperimentsModel, rows: readonly RowRef[]): readonly TableRow[] {
  const keys = new Set(rows.map(rowKey));
  return [...(model.loader.pages?.all() ?? [])].filter(({ key }) => keys.has(key)).map(({ row }) => row);
}

/**
 * What a menu acts on: " 3 Runs, 1 Hidden", " 10 Runs in 2 Groups", of both " 12 Runs", " 5 Rows" where the runs of some
 * are not known here; nothing for one run.
 */
export function targetWords(model: ExperimentsModel, rows: readonly RowRef[]): string {
  if (rows.length === 1 && rows[0]?.type === 'run') return '';
  const hidden = hiddenPart(model, rows, ' Hidden');
  const groups = rows.filter(({ type }) => type === 'group').length;
  if (groups === 0) return ` ${plural(rows.length, 'Run')}${hidden}`;
  const runs = countRuns(model, rows);
  if (runs === null) return ` ${plural(rows.length, 'Row')}${hidden}`;
  const words = ` ${plural(runs, 'Run')}`;
  return groups === rows.length ? `${words} in ${plural(groups, 'Group')}` : words;
}

/** How many runs rows stand for: a member of a group that is among them too counts once; null: not all of that is here. */
function countRuns({ loader: { pages } }: ExperimentsModel, rows: readonly RowRef[]): number | null {
  if (!pages) return null;
  const keys = new Set(rows.map(rowKey));
  const here = pages.loaded(0, pages.answer.rows).filter(([, { key }]) => keys.has(key));
  if (here.length < keys.size) return null;
  let runs = 0;
  for (const [place, { row }] of here) {
    const isMember = row.kind === 'run' && row.depth > 0;
    const group = isMember ? pages.groupOf(place) : null;
    if (isMember && group === null) return null;
    if (group === null || !keys.has(group)) runs += row.kind === 'run' ? 1 : row.children.all;
  }
  return runs;
}

/** What was done to runs that is not seen in their rows alone; null: it is. */
export function doneWords(
  model: ExperimentsModel,
  rows: readonly RowRef[],
  runs: number,
  done: (runs: string) => string,
): string | null {
  const hidden = hiddenPart(model, rows, ' of them hidden');
  if (rows.length === 1 && rows[0]?.type === 'run' && hidden === '') return null;
  return done(plural(runs, 'run')) + hidden;
}

function hiddenPart(model: ExperimentsModel, rows: readonly RowRef[], word: string): string {
  const hidden = model.unseen.hidden(new Map(rows.map((row) => [rowKey(row), row])));
  return hidden === 0 ? '' : `, ${hidden}${word}`;
}
