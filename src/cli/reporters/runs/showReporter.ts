import type { ShownPoint, ShownRun } from '../../../actions/runs/showRun';
import { ageText, columnText, metricDecimals, numberText, spanText } from '../../../base/numberText';
import { capital, formatCount, shorten } from '../../../base/text';
import { pathWords } from '../../../runs/importing/shownPath';
import type { MetricFacts, RunDetails } from '../../../runs/runStore';
import { oneLine } from '../../oneLine';
import { textTable, type TextCell } from '../../textTable';
import { statusColours, statusText } from './listReporter';
import { incompleteText } from '../../../base/incompleteRun';

/** The document of `tend runs show --format json`. */
export function showJson(run: ShownRun, series: readonly ShownPoint[] | null, version: string): string {
  const document = { tend: version, schema: 1, total: 1, runs: [run], ...(series ? { series } : {}) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export interface ShowTextOptions {
  readonly now: number;
  readonly colour: boolean;
  readonly width: number;
}

/** Everything of one run for a terminal. */
export function* showText(run: RunDetails, options: ShowTextOptions): Iterable<string> {
  const paint = (code: string, text: string) => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const stars = run.starred ? '★ ' : '';
  yield `${stars}${oneLine(run.name)}  ${paint(statusColours[run.status], statusText(run, options.now))}${timeText(run, options.now)}`;
  const incomplete = incompleteText(run);
  if (incomplete !== '') yield paint('33', capital(oneLine(incomplete)));
  yield* pairs([...headFacts(run)], paint);
  yield* section('Metrics', metricLines([...run.metrics], options), paint);
  yield* section('Params', pairs([...run.params], paint), paint);
  yield* section('Tags', pairs([...run.tags], paint), paint);
  yield* section(
    'Data',
    pairs(
      run.data.map(({ name, context, digest }) => [name, `${digest} ${context}`]),
      paint,
    ),
    paint,
  );
  yield* section('Environment', pairs([...run.environment], paint), paint);
}

function timeText({ started, ended }: RunDetails, now: number): string {
  if (started === null) return '';
  const took = ended === null ? '' : `, took ${spanText(ended - started)}`;
  return `, ${ageText(now - started)} ago${took}`;
}

function* headFacts(run: RunDetails): Iterable<readonly [string, string]> {
  yield ['id', run.id];
  yield ['experiment', run.experiment];
  yield ['source', `${pathWords(run.source)} (${run.kind})`];
  if (run.code?.commit) yield ['commit', `${run.code.commit}${run.code.dirty ? ', with changes' : ''}`];
  if (run.code?.script) yield ['script', run.code.script];
  if (run.artifacts !== null) yield ['artifacts', run.artifacts];
  if (run.labels.length > 0) yield ['labels', run.labels.join(', ')];
  if (run.note !== '') yield ['note', run.note];
}

type Paint = (code: string, text: string) => string;

/** A title and its lines; nothing where there are none. */
function* section(title: string, lines: Iterable<string>, paint: Paint): Iterable<string> {
  let isFirst = true;
  for (const line of lines) {
    if (isFirst) yield* ['', paint('1', title)];
    isFirst = false;
    yield line;
  }
}

const widestKey = 32;
const longestValue = 200;

function* pairs(entries: readonly (readonly [string, string])[], paint: Paint): Iterable<string> {
  const keys = entries.map(([key]) => oneLine(shorten(key, widestKey)));
  const width = Math.max(0, ...keys.map((key) => key.length));
  for (const [index, [, value]] of entries.entries())
    yield `  ${paint('90', (keys[index] ?? '').padEnd(width))}  ${oneLine(shorten(value, longestValue))}`;
}

const metricTitles = ['metric', 'last', 'min', 'max', 'step', 'points'];

function* metricLines(
  metrics: readonly (readonly [string, MetricFacts])[],
  options: ShowTextOptions,
): Iterable<string> {
  if (metrics.length === 0) return;
  const rows = metrics.map(([key, facts]): readonly TextCell[] => {
    const decimals = metricDecimals([facts.last, facts.min, facts.max]);
    const values = [facts.last, facts.min, facts.max].map((value) => columnText(value, decimals));
    const texts = [
      oneLine(shorten(key, widestKey)),
      ...values,
      numberText(facts.lastStep, 0),
      formatCount(facts.count),
    ];
    return texts.map((text) => ({ text }));
  });
  const columns = metricTitles.map((title, index) => ({ title, right: index > 0 }));
  for (const line of textTable(columns, rows, { ...options, width: options.width - 2 })) yield `  ${line}`;
}

/** The points of a metric for a terminal, one a line. */
export function seriesText(series: readonly ShownPoint[], options: ShowTextOptions): Iterable<string> {
  const rows = series.map(({ step, time, value }) =>
    [String(step), time ?? '–', String(value)].map((text) => ({ text })),
  );
  const columns = ['step', 'time', 'value'].map((title) => ({ title, right: title !== 'time' }));
  return textTable(columns, rows, options);
}
