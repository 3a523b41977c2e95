import { html, type TemplateResult } from 'lit';
import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import { metricDecimals } from '../../../src/base/numberText';
import { plural } from '../../../src/base/text';
import { csvCell } from './curvesTable';
import { exactCell } from '../parts/exactText';
import { columnNumber } from '../table/columnNumber';
import { numberAt, type RunValues } from './runValues';

/** Rows of the table; the CSV has all. */
const mostRows = 200;

/** What a chart of values draws, run by run. */
export function valuesTable(values: RunValues, columns: readonly ColumnRef[]): TemplateResult {
  const runs = [...values.ids.keys()].slice(0, mostRows);
  const left = values.ids.length - runs.length;
  const decimals = new Map(columns.map((column) => [column, decimalsOf(values, column, runs)]));
  return html`<div class="chart-table" tabindex="0" role="region" aria-label="Values as a table">
    <table>
      <thead>
        <tr>
          <th scope="col">run</th>
          ${columns.map(({ key }) => html`<th scope="col" class="value">${key}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${runs.map(
          (run) =>
            html`<tr>
              <th scope="row">${values.names[run]}</th>
              ${columns.map((column) => valueCell(column, values.at(column, run), decimals.get(column) ?? 0))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${left > 0 ? html`<p class="second">${plural(left, 'more run')}; the CSV has all.</p>` : ''}
  </div>`;
}

function decimalsOf(values: RunValues, column: ColumnRef, runs: readonly number[]): number {
  return metricDecimals(runs.map((run) => numberAt(values, column, run)));
}

/** Numbers as the table of runs writes them, with every digit in the tip; texts as recorded. */
function valueCell(column: ColumnRef, value: number | string | null, decimals: number): TemplateResult {
  if (typeof value !== 'number') return html`<td class="value">${value ?? '–'}</td>`;
  const exact = exactCell(column, { type: 'number', value });
  return html`<td class="value" data-tip=${exact}>${columnNumber(column, value, decimals, Date.now())}</td>`;
}

export function valuesCsv(values: RunValues, columns: readonly ColumnRef[]): string {
  const header = ['id', 'name', ...columns.map(columnId)];
  const lines = values.ids.map((id, run) => [
    id,
    values.names[run],
    ...columns.map((column) => values.at(column, run)),
  ]);
  return [header, ...lines].map((line) => line.map(csvCell).join(',')).join('\n') + '\n';
}
