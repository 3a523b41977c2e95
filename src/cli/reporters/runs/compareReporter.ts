import { jsonNumber, type JsonNumber } from '../../../actions/runs/publicRun';
import { sideDecimals } from '../../../actions/runs/compare/sideDecimals';
import { numberText } from '../../../base/numberText';
import { plural, shorten } from '../../../base/text';
import type { ComparedFact, ComparedMetric, Comparison } from '../../../protocol/experiments/comparison';
import { oneLine } from '../../oneLine';
import { textTable, type TextCell } from '../../textTable';

type Differing<Value> = Readonly<Record<string, readonly (Value | null)[]>>;

/** The document of `tend runs compare --format json`: one value a side, null where a side has none. */
export function compareJson(comparison: Comparison, version: string): string {
  const { sides, metrics, sections, warnings, method } = comparison;
  const differs: Record<string, Differing<string | JsonNumber>> = {};
  const facts = (section: string) => differing(sections.find((it) => it.section === section)?.facts ?? []);
  differs.params = facts('params');
  differs.metrics = Object.fromEntries(metrics.filter((it) => it.differs).map((metric) => [metric.key, means(metric)]));
  for (const section of ['tags', 'code', 'data', 'environment', 'artifacts']) differs[section] = facts(section);
  const document = {
    tend: version,
    schema: 1,
    sides: sides.map(({ name, runs, ids }) => ({ name, runs, ids })),
    differs,
    tests: metrics.flatMap(publicTests),
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

function publicTests({ key, tests }: ComparedMetric) {
  return tests.flatMap((test, index) => {
    if (!test) return [];
    const { difference, low, high, p, adjusted, n, pairedBy, decided, sentence } = test;
    const numbers = { low: defined(low), high: defined(high), p: defined(p), adjusted: defined(adjusted) };
    return { metric: key, side: index + 1, test: test.test, difference, ...numbers, n, pairedBy, decided, sentence };
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
  const names = sides.map(({ name, runs }) => (runs === 1 ? name : `${name} (${plural(runs, 'run')})`));
  const differ = metrics.filter((metric) => metric.differs);
  yield* block('metrics', metrics.length, differ.map(metricRow), { names, options });
  for (const metric of differ) {
    for (const test of metric.tests) if (test) yield `  ${oneLine(metric.key)}: ${oneLine(test.sentence)}`;
  }
  for (const { section, facts } of sections) {
    const rows = facts.filter((it) => it.differs).map(factRow);
    yield* block(section, facts.length, rows, { names, options });
  }
  if (warnings.length + method.length > 0) yield '';
  yield* warnings.map(oneLine);
  if (method !== '') yield `Tests: ${method}.`;
}

const longestKey = 32;
const longestValue = 28;

interface BlockOptions {
  readonly names: readonly string[];
  readonly options: CompareTextOptions;
}

function* block(
  title: string,
  all: number,
  rows: readonly (readonly TextCell[])[],
  { names, options }: BlockOptions,
): Iterable<string> {
  if (all === 0) return;
  if (title !== 'metrics') yield '';
  const heading = `${title}, ${rows.length} of ${all} ${rows.length === 1 ? 'differs' : 'differ'}`;
  const titles = [heading, ...names, ...(rows.some((cells) => cells.length > names.length + 1) ? [''] : [])];
  const columns = titles.map((text) => ({ title: oneLine(shorten(text, longestKey)), right: false }));
  yield* textTable(columns, rows, options);
}

function factRow({ key, values, differences }: ComparedFact): readonly TextCell[] {
  const cells = values.map((value) => ({ text: value === null ? '–' : oneLine(shorten(value, longestValue)) }));
  const [difference] = differences;
  return [
    { text: oneLine(shorten(key, longestKey)) },
    ...cells,
    ...(difference ? [{ text: difference, colour: '90' }] : []),
  ];
}

function metricRow(metric: ComparedMetric): readonly TextCell[] {
  const decimals = sideDecimals(metric.sides.filter((side) => side !== null));
  const cells = metric.sides.map((side) => {
    if (!side) return { text: '–' };
    const mean = numberText(side.mean, decimals);
    return { text: Number.isNaN(side.sd) ? mean : `${mean} ± ${numberText(side.sd, decimals)}` };
  });
  return [{ text: oneLine(shorten(metric.key, longestKey)) }, ...cells];
}
