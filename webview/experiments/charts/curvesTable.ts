import { html, nothing, type TemplateResult } from 'lit';
import { metricDecimals, numberText } from '../../../src/base/numberText';
import { formatCount } from '../../../src/base/text';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ColumnInfo } from '../../../src/protocol/experiments/column';
import { placeTexts } from './axisText';
import type { ChartState } from './chartState';
import { tabulatedCurves, type TabulatedValue } from './tabulatedCurves';

/** The values of the curves at some of their points: what the plot says, for those who cannot or will not see it. */
export function curvesTable(metric: ColumnInfo, curves: readonly ChartedCurve[], state: ChartState): TemplateResult {
  const { places, points, values } = tabulatedCurves(curves, state.smoothing);
  const texts = placeTexts(places, state.axis);
  const decimals = metricDecimals(values.flat().map(({ raw }) => raw));
  const smooth = state.smoothing > 0;
  return html`<div class="chart-table" tabindex="0" role="region" aria-label=${`${metric.column.key} as a table`}>
    <table>
      <thead>
        <tr>
          <th scope="col">${state.axis}</th>
          ${curves.map(
            ({ name }) =>
              html`<th scope="col" class="value">${name}${smooth ? ', raw' : ''}</th>
                ${smooth ? html`<th scope="col" class="value">smoothed</th>` : nothing}`,
          )}
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (_, index) =>
            html`<tr>
              <th scope="row">${texts[index]}</th>
              ${values.map((of) => valueCells(of[index], decimals, smooth))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${values.flat().some(({ spread }) => spread) ? html`<p class="second">In brackets the least and the greatest of the points up to a place.</p>` : nothing}
    ${points > places.length ? html`<p class="second">${places.length} of ${formatCount(points)} points; the CSV has more.</p>` : nothing}
  </div>`;
}

function valueCells(value: TabulatedValue | undefined, decimals: number, smooth: boolean): TemplateResult {
  const { low, high } = value?.spread ?? {};
  const spread =
    low === undefined || high === undefined ? '' : ` (${valueText(low, decimals)} to ${valueText(high, decimals)})`;
  return html`<td class="value">${valueText(value?.raw ?? NaN, decimals)}${spread}</td>
    ${smooth ? html`<td class="value">${valueText(value?.smoothed ?? NaN, decimals)}</td>` : nothing}`;
}

function valueText(value: number, decimals: number): string {
  return Number.isNaN(value) ? '–' : numberText(value, decimals);
}

/** Every bucket of every curve: where it lies, and the least, greatest and last value in it. */
export function curvesCsv(curves: readonly ChartedCurve[]): string {
  const lines = curves.flatMap(({ name: charted, curves: members }) =>
    members.flatMap(({ name, from, to, min, max, last }) =>
      Array.from(from, (start, index) =>
        [charted, name, start, to[index], min[index], max[index], last[index]].map(csvCell).join(','),
      ),
    ),
  );
  return ['charted,run,from,to,min,max,last', ...lines, ''].join('\n');
}

export function csvCell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
