import { isoTime, publicRun } from '../../../actions/runs/publicRun';
import { columnTitles, isDuration, isTime } from '../../../actions/runs/export/columnTitle';
import { ageText, columnText, metricDecimals, spanText } from '../../../base/numberText';
import { formatCount, plural, shorten } from '../../../base/text';
import type { ColumnRef } from '../../../runs/columns';
import type { RunStatus } from '../../../runs/run';
import type { ColumnValues, RunNumber, RunStore, StoredRun } from '../../../runs/runStore';
import { signOfLife, silence, silenceText } from '../../../runs/signOfLife';
import { oneLine } from '../../oneLine';
import { columnsLeftOut, textTable, type TextCell, type TextColumn } from '../../textTable';
import { incompleteWord } from '../../../base/incompleteRun';

/** Runs that were asked for: all that match, and those of them that are shown. */
export interface ListedRuns {
  readonly store: RunStore;
  readonly total: number;
  readonly numbers: Int32Array;
}

/** Runs whose details are read before the next piece is written. */
const batch = 100;

/** The document of `tend runs list --format json`, in pieces. */
export function* listJson({ store, total, numbers }: ListedRuns, version: string): Iterable<string> {
  const parents = new Map<RunNumber, string | null>();
  const idOf = (number: RunNumber) => {
    const known = parents.get(number) ?? store.runs([number])[0]?.id ?? null;
    parents.set(number, known);
    return known;
  };
  yield `{"tend":${JSON.stringify(version)},"schema":1,"total":${total},"runs":[`;
  for (let from = 0; from < numbers.length; from += batch) {
    const runs = Array.from(numbers.subarray(from, from + batch)).flatMap((number) => store.details(number) ?? []);
    const texts = runs.map((run) => `\n${JSON.stringify(publicRun(run, idOf))}`);
    if (texts.length > 0) yield `${from > 0 ? ',' : ''}${texts.join(',')}`;
  }
  yield ']}\n';
}

export const statusColours: Record<RunStatus, string> = {
  running: '34',
  finished: '32',
  failed: '31',
  killed: '33',
  scheduled: '90',
};

/** "running, no sign of life for 22 h" */
export function statusText(run: StoredRun, now: number): string {
  const silent = silence(signOfLife(run), now);
  return silent === null ? run.status : `${run.status}, ${silenceText(silent)}`;
}

export interface ListTextOptions {
  readonly columns: readonly ColumnRef[];
  readonly now: number;
  readonly colour: boolean;
  readonly width: number;
}

/** Runs as a table for a terminal: what each is, then the columns as far as they fit. */
export function* listText(listed: ListedRuns, options: ListTextOptions): Iterable<string> {
  const { store, total, numbers } = listed;
  if (numbers.length === 0) return;
  const runs = store.runs([...numbers]);
  const own = runColumns(runs, options.now);
  const isOwn = (column: ColumnRef) => column.kind === 'attribute' && own.some(({ title }) => title === column.key);
  const others = options.columns.filter((column) => !isOwn(column));
  const titles = columnTitles(
    others,
    own.map(({ title }) => title),
  );
  const columns = [...own, ...others.map((column, at) => valueColumn(store, numbers, column, titles[at] ?? ''))];
  const rows = runs.map((_, place) => columns.map(({ cell }) => cell(place)));
  yield* textTable(columns, rows, options);
  const more = columnsLeftOut(columns, rows, options.width);
  if (numbers.length < total) yield `${formatCount(numbers.length)} of ${plural(total, 'run')}; --limit shows more.`;
  if (more > 0)
    yield `${plural(more, 'more column')}; --all shows ${more === 1 ? 'it' : 'them'}, --column those you name.`;
}

interface ListColumn extends TextColumn {
  readonly cell: (place: number) => TextCell;
}

const longestName = 32;
const longestValue = 24;

function runColumns(runs: readonly StoredRun[], now: number): readonly ListColumn[] {
  const column = (title: string, cell: (run: StoredRun) => TextCell): ListColumn => ({
    title,
    right: false,
    cell: (place) => (runs[place] ? cell(runs[place]) : { text: '' }),
  });
  const severalExperiments = new Set(runs.map(({ experiment }) => experiment)).size > 1;
  return [
    column('id', ({ id }) => ({ text: id.slice(0, 8), colour: '33' })),
    column('name', ({ name, starred }) => ({ text: `${starred ? '★ ' : ''}${oneLine(shorten(name, longestName))}` })),
    ...(severalExperiments
      ? [column('experiment', ({ experiment }) => ({ text: oneLine(shorten(experiment, longestValue)) }))]
      : []),
    column('status', (run) => ({
      text: [statusText(run, now), incompleteWord(run)].filter(Boolean).join(', '),
      colour: statusColours[run.status],
    })),
    { ...column('age', ({ started }) => ({ text: started === null ? '–' : ageText(now - started) })), right: true },
  ];
}

const missing: TextCell = { text: '–', colour: '90' };

function valueColumn(store: RunStore, numbers: Int32Array, column: ColumnRef, title: string): ListColumn {
  const values = store.values(column, numbers);
  const write = writerOf(column, values);
  return {
    title: oneLine(shorten(title, longestValue)),
    right: isNumeric(values),
    cell: (place) => {
      const text = write(place);
      return text === null ? missing : { text };
    },
  };
}

function isNumeric(values: ColumnValues): boolean {
  if (values.type === 'numbers') return true;
  return values.values.every((value) => value === null || (value.trim() !== '' && Number.isFinite(Number(value))));
}

function writerOf(column: ColumnRef, values: ColumnValues): (place: number) => string | null {
  if (values.type === 'texts') {
    return (place) => {
      const value = values.values[place] ?? null;
      return value === null ? null : oneLine(shorten(value, longestValue));
    };
  }
  const decimals = metricDecimals(values.values);
  const write = (value: number) => {
    if (isTime(column)) return isoTime(value);
    return isDuration(column) ? spanText(value) : columnText(value, decimals);
  };
  return (place) => (values.present[place] ? write(values.values[place] as number) : null);
}
