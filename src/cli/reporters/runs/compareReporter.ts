import { jsonNumber, type JsonNumber } from '../../../actions/runs/publicRun';
import { meanOfRunsText } from '../../../base/meanText';
import { sideDecimals } from '../../../base/numberText';
import { ofRuns } from '../../../base/ofRuns';
import { plural, shorten } from '../../../base/text';
import { isUncompared } from '../../../base/uncompared';
import type { ComparedFact, ComparedMetric, Comparison } from '../../../protocol/experiments/comparison';
import { advantageOf } from '../../../runs/statistics/sentence';
import { oneLine } from '../../oneLine';
import { textTable, type TextCell } from '../../textTable';

type Differing<Value> = Readonly<Record<string, readonly (Value | null)[]>>;

/** The document of `tend runs compare --format json`: one value a side, null where a side has none. */
export function compareJson(comparison: Comparison, version: string): string {
  const { sides, metrics, sections, code, warnings, method } = comparison;
  const differs: Record<string, Differing<string> | Differing<JsonNumber>> = {};
  const facts = (section: string) => differing(sections.find((it) => it.section === section)?.facts ?? []);
  differs.params = facts('params');
  differs.metrics = Object.fromEntries(metrics.filter((it) => it.differs).map((metric) => [metric.key, means(metric)]));
  for (const section of ['tags', 'code', 'data', 'environment', 'artifacts']) differs[section] = facts(section);
  const document = {
    tend: version,
    schema: 1,
    sides: sides.map(({ name, runs, counted, ids }) => ({ name, runs, counted, ids })),
    differs,
    tests: metrics.flatMap(publicTests),
    code: code.map((change, index) => ({ side: index + 1, ...change })),
    method,
    warnings,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function differing(facts: readonly ComparedFact[]): Differing<string> {
  return Object.fromEntries(facts.filter((it) => it.differs).map(({ key, values }) => [key, values]));
}

function means({ sides }: ComparedMetric): readonly (JsonNumber | null)[] {
  return sides.map((side) => side && jsonNumber(side.mean));
}

function publicTests({ key, sides, tests, goal }: ComparedMetric) {
  return tests.flatMap((test, index) => {
    if (!test) return [];
    const { difference, low, high } = advantageOf(test, goal);
    const { p, adjusted, n, pairedBy, decided, sentence } = test;
    const numbers = { low: defined(low), high: defined(high), p: defined(p), adjusted: defined(adjusted) };
    const counts = [sides[0]?.n ?? 0, sides[index + 1]?.n ?? 0];
    const judged = { n, counts, pairedBy, decided, sentence };
    return { metric: key, side: index + 1, test: test.test, difference, ...numbers, ...judged };
  });
}

/** What was not tested has no interval. */
function defined(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

export interface CompareTextOptions {
  readonly colour: boolean;
  readonly width: number;
}

/** Sides beside each other for a terminal, only what differs. */
export function* compareText(comparison: Comparison, options: CompareTextOptions): Iterable<string> {
  const { sides, metrics, sections, warnings, method } = comparison;
  const named = (text: (side: Comparison['sides'][number]) => string) =>
    sides.map((side) => (side.runs === 1 ? side.name : `${side.name} (${text(side)})`));
  const names = named(({ runs }) => plural(runs, 'run'));
  const differing = metrics.filter((metric) => metric.differs);
  const blocks = [
    {
      title: 'metrics',
      all: metrics.length,
      names: named(({ counted, runs }) => ofRuns(counted, runs)),
      equal: metrics.length - differing.length,
      rows: differing.map((metric) => metricRow(metric, sides)),
      below: differing.flatMap((it) => sentences(it, sides)),
    },
    ...sections.map(({ section, facts }) => {
      const rows = facts.filter((it) => it.differs).map(factRow);
      const equal = facts.filter((it) => !it.differs && !isUncompared(it)).length;
      return { title: section, all: facts.length, equal, names, rows, below: [] };
    }),
  ];
  // As in the panel before what is said of the metrics, which may ask for repeats that a warning shows a way around.
  if (warnings.length > 0) yield* [...warnings.map(oneLine), ''];
  for (const block of blocks) yield* blockLines(block, options);
  const equalText = blocks.flatMap(({ title, equal }) => (equal > 0 ? `${title} ${equal}` : [])).join(', ');
  if (equalText !== '') yield `Equal and not shown: ${equalText}.`;
  yield* spreadLegend(differing);
  yield* intervalLegend(differing, sides);
  if (method !== '') yield `Tests: ${method}.`;
}

/** What stands behind the means; nothing where no side has repeats. */
function spreadLegend(metrics: readonly ComparedMetric[]): readonly string[] {
  const hasSpread = metrics.some(({ sides }) => sides.some((side) => side && !Number.isNaN(side.sd)));
  return hasSpread ? ['Values: mean ± standard deviation of the runs.'] : [];
}

/** How the intervals in the sentences are read; nothing where none has one. */
function intervalLegend(metrics: readonly ComparedMetric[], sides: Comparison['sides']): readonly string[] {
  const shown = metrics.filter(({ tests }) => tests.some((test) => test && !Number.isNaN(test.low)));
  if (shown.length === 0) return [];
  const [first = '', second = '', ...others] = sides.map(({ name }) => name);
  const further = others.length === 0 ? second : 'the further side';
  const isPlain = ({ goal }: ComparedMetric) => goal === null;
  const better = shown.every(isPlain) ? 'higher' : 'better';
  const undirected = better === 'better' && shown.some(isPlain) ? ', or higher where neither direction is better' : '';
  const text = `Intervals: 95 %, of the difference to ${first}; above zero ${further} is ${better}${undirected}.`;
  return [oneLine(text)];
}

/** What is said of a metric; with several sides of which one. */
function sentences({ key, tests }: ComparedMetric, sides: Comparison['sides']): readonly string[] {
  const said = tests.map((test) => test?.sentence ?? null);
  const isSame = said.every((sentence) => sentence === said[0]);
  const lines = said.flatMap((sentence, index) => {
    if (sentence === null || (isSame && index > 0)) return [];
    const side = isSame ? '' : `, ${sides[index + 1]?.name ?? ''}`;
    return oneLine(`  ${shorten(key, longestKey)}${side}: ${sentence}`);
  });
  return lines;
}

const longestKey = 32;
const longestValue = 28;

interface Block {
  readonly title: string;
  readonly all: number;
  readonly equal: number;
  /** Of the sides, over their columns. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly TextCell[])[];
  /** Lines that follow the table. */
  readonly below: readonly string[];
}

/** Nothing where all is equal. */
function* blockLines({ title, all, names, rows, below }: Block, options: CompareTextOptions): Iterable<string> {
  if (rows.length === 0) return;
  const heading = `${title}, ${rows.length} of ${all} ${rows.length === 1 ? 'differs' : 'differ'}`;
  const hasMore = rows.some((cells) => cells.length > names.length + 1);
  const titles = [heading, ...names, ...(hasMore ? [''] : [])];
  const columns = titles.map((text) => ({ title: oneLine(shorten(text, longestKey)), right: false }));
  yield* textTable(columns, rows, options);
  yield* below;
  yield '';
}

function factRow({ key, values, differences }: ComparedFact): readonly TextCell[] {
  const cells = values.map((value) => ({ text: value === null ? '–' : oneLine(shorten(value, longestValue)) }));
  // Of several sides it would have to be said of which.
  const [difference] = differences.length === 1 ? differences : [];
  return [
    { text: oneLine(shorten(key, longestKey)) },
    ...cells,
    ...(difference ? [{ text: oneLine(difference), colour: '90' }] : []),
  ];
}

function metricRow(metric: ComparedMetric, compared: Comparison['sides']): readonly TextCell[] {
  const decimals = sideDecimals(metric.sides.filter((side) => side !== null));
  const cells = metric.sides.map((side, place) => {
    if (!side) return { text: '–' };
    const { counted, runs } = compared[place] ?? { counted: side.n, runs: side.n };
    return { text: meanOfRunsText(side, decimals, { others: counted, runs }) };
  });
  return [{ text: oneLine(shorten(metric.key, longestKey)) }, ...cells];
}
