import { numberText } from '../../../base/numberText';
import type { ComparedMetric, Comparison } from '../../../protocol/experiments/comparison';
import type { ExportCell, ExportTable } from '../export/exportTable';
import { sideDecimals } from './sideDecimals';

export interface ComparisonTableOptions {
  /** Numbers as people read them; else every digit. */
  readonly rounded: boolean;
  /** Leaves out what is equal on all sides. */
  readonly onlyDiffering: boolean;
}

/** A comparison as one table: a line for each metric and fact, a column for each side, and what is said of it. */
export function comparisonTable(comparison: Comparison, options: ComparisonTableOptions): ExportTable {
  const wanted = (line: { readonly differs: boolean }) => line.differs || !options.onlyDiffering;
  const text = (title: string) => ({ id: title, title, numeric: false, decimals: 0 });
  return {
    columns: [text('section'), text('name'), ...comparison.sides.map(({ name }) => text(name)), text('difference')],
    rows: [
      ...comparison.metrics.filter(wanted).map((metric) => metricCells(metric, options)),
      ...comparison.sections.flatMap(({ section, facts }) =>
        facts.filter(wanted).map(({ key, values, differences }) => [section, key, ...values, joined(differences)]),
      ),
    ],
  };
}

function metricCells(metric: ComparedMetric, { rounded }: ComparisonTableOptions): readonly ExportCell[] {
  const decimals = sideDecimals(metric.sides.filter((side) => side !== null));
  const cells = metric.sides.map((side) => {
    if (!side) return null;
    if (!rounded) return side.mean;
    const mean = numberText(side.mean, decimals);
    return Number.isNaN(side.sd) ? mean : `${mean} ± ${numberText(side.sd, decimals)}`;
  });
  return ['metrics', metric.key, ...cells, joined(metric.tests.map((test) => test?.sentence ?? ''))];
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}
