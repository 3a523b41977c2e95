import { html, nothing, type TemplateResult } from 'lit';
import { columnText, metricDecimals } from '../../../src/base/numberText';
import { formatCount, plural } from '../../../src/base/text';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import { placeTexts } from './axisText';
import type { ChartState } from './chartState';
import { tabulatedCurves, type Range, type TabulatedValue } from './tabulatedCurves';

/** The values of the curves at some of their points: what the plot says, for those who cannot or will not see it. */
export function curvesTable(metric: ColumnInfo, curves: readonly ChartedCurve[], state: ChartState): TemplateResult {
  const { places, isPart, points, values } = tabulatedCurves(curves, state.smoothing);
  const texts = placeTexts(places, state.axis);
  const decimals = metricDecimals(values.flat().map(({ raw }) => raw));
  const smooth = state.smoothing > 0;
  const cells = curves.map((charted) => cellsOf(charted, smooth));
  return html`<div class="chart-table" tabindex="0" role="region" aria-label=${`${metric.column.key} as a table`}>
    <table>
      <thead>
        <tr>
          <th scope="col">${state.axis}</th>
          ${cells.flat().map(({ title }) => html`<th scope="col" class="value">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (_, index) =>
            html`<tr>
              <th scope="row">${texts[index]}</th>
              ${cells.map((of, curve) => valueCells(of, values[curve]?.[index], decimals))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${values.flat().some(({ spread }) => spread) ? html`<p class="second">In brackets the least and the greatest of the points up to a place, of a group of those of its runs.</p>` : nothing}
    ${isPart ? html`<p class="second">${plural(places.length, 'row')}: evenly spread, and the ends and extremes of each curve. The longest curve has ${plural(points, 'point')}; the CSV has all that is drawn: ${csvWords(curves, state.smoothing)}.</p>` : nothing}
  </div>`;
}

/** What of the curves stands in the CSV. */
function csvWords(curves: readonly ChartedCurve[], smoothing: number): string {
  const isBucketed = curves.some((charted) => charted.curves.some(({ shown, min }) => shown > min.length));
  const hasMeans = curves.some(({ group }) => group !== null);
  return [
    isBucketed ? 'the least, greatest and last point of each stretch' : 'every point',
    ...(hasMeans ? ['means with their 95 % interval'] : []),
    ...(smoothing > 0 ? ['smoothed lines'] : []),
  ].join(', ');
}

interface TableCell {
  readonly title: string;
  readonly text: (value: TabulatedValue, decimals: number) => string;
}

/** What the table says of one row of the charts: of a group also how far its mean can be trusted. */
function cellsOf({ name, row, group }: ChartedCurve, smooth: boolean): readonly TableCell[] {
  return [
    {
      title: smooth ? `${name}, raw` : name,
      text: ({ raw, spread }, decimals) =>
        `${valueText(raw, decimals)}${spread ? ` (${rangeText(spread, decimals)})` : ''}`,
    },
    ...(smooth ? [{ title: 'smoothed', text: (of: TabulatedValue, by: number) => valueText(of.smoothed, by) }] : []),
    ...(group
      ? [
          {
            title: '95 % interval',
            text: ({ interval }: TabulatedValue, by: number) => (interval ? rangeText(interval, by) : '–'),
          },
        ]
      : []),
    ...(row.type === 'group'
      ? [{ title: 'n', text: ({ n }: TabulatedValue) => (n === 0 ? '–' : formatCount(n)) }]
      : []),
  ];
}

function valueCells(
  cells: readonly TableCell[],
  value: TabulatedValue | undefined,
  decimals: number,
): readonly TemplateResult[] {
  return cells.map(({ text }) => html`<td class="value">${value ? text(value, decimals) : '–'}</td>`);
}

function rangeText({ low, high }: Range, decimals: number): string {
  return `${valueText(low, decimals)} to ${valueText(high, decimals)}`;
}

function valueText(value: number, decimals: number): string {
  return Number.isNaN(value) ? '–' : columnText(value, decimals);
}
