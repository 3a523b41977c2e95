import { meanOfRunsText } from '../../../base/meanText';
import { sideDecimals } from '../../../base/numberText';
import { advantageOf } from '../../../runs/statistics/sentence';
import type { ComparedMetric, Comparison } from '../../../protocol/experiments/comparison';
import { differencesText } from '../../../base/differencesText';
import type { ExportCell, ExportTable } from '../export/exportTable';

export interface ComparisonTableOptions {
  /** Numbers as people read them; else every digit. */
  readonly rounded: boolean;
  /** Leaves out what is equal on all sides. */
  readonly onlyDiffering: boolean;
}

/**
 * A comparison as one table: a line for each metric and fact, a column for each side, and what is said of it. For programs
 * the numbers behind that have a column each: of each side, and of each further one against the first.
 */
export function comparisonTable(comparison: Comparison, options: ComparisonTableOptions): ExportTable {
  const wanted = (line: { readonly differs: boolean }) => line.differs || !options.onlyDiffering;
  const text = (title: string) => ({ id: title, title, numeric: false, decimals: 0 });
  const names = comparison.sides.map(({ name }) => name);
  const figures = figureTitles(names);
  const none = figures.map(() => null);
  return {
    columns: [
      ...['section', 'name', ...names, 'difference'].map(text),
      ...figures.map((title) => ({ ...text(title), numeric: true, only: 'programs' as const })),
    ],
    rows: [
      ...comparison.metrics
        .filter(wanted)
        .map((metric) => [...metricCells(metric, comparison.sides, options), ...figureCells(metric)]),
      ...comparison.sections.flatMap(({ section, facts }) =>
        facts.filter(wanted).map((fact) => [section, fact.key, ...fact.values, differencesText(fact), ...none]),
      ),
    ],
  };
}

function figureTitles([first = '', ...others]: readonly string[]): readonly string[] {
  const ofSide = (name: string) => [`${name} n`, `${name} sd`];
  const against = ['difference', 'low', 'high', 'p'];
  return [
    ...ofSide(first),
    ...others.flatMap((name) => [...ofSide(name), ...against.map((part) => `${name} ${part}`)]),
  ];
}

function figureCells({ sides: [first = null, ...others], tests, goal }: ComparedMetric): readonly ExportCell[] {
  const ofSide = (side: ComparedMetric['sides'][number]) => (side ? [side.n, defined(side.sd)] : [null, null]);
  const against = (test: ComparedMetric['tests'][number] | undefined) => {
    if (!test) return [null, null, null, null];
    const { difference, low, high } = advantageOf(test, goal);
    return [difference, low, high, test.p].map(defined);
  };
  return [...ofSide(first), ...others.flatMap((side, index) => [...ofSide(side), ...against(tests[index])])];
}

/** What was not measured has no number. */
function defined(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function metricCells(
  metric: ComparedMetric,
  compared: Comparison['sides'],
  { rounded }: ComparisonTableOptions,
): readonly ExportCell[] {
  const decimals = sideDecimals(metric.sides.filter((side) => side !== null));
  const cells = metric.sides.map((side, place) => {
    if (!side) return null;
    if (!rounded) return side.mean;
    const { runs } = compared[place] ?? { runs: side.n };
    return meanOfRunsText(side, decimals, { others: runs, runs });
  });
  return ['metrics', metric.key, ...cells, joined(metric.tests.map((test) => test?.sentence ?? ''))];
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}
