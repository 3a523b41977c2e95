import { html, type TemplateResult } from 'lit';
import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import { plural } from '../../../src/base/text';
import { csvCell } from './curvesTable';
import type { RunValues } from './runValues';

/** Rows of the table; the CSV has all. */
const mostRows = 200;

/** What a chart of values draws, run by run. */
export function valuesTable(values: RunValues, columns: readonly ColumnRef[]): TemplateResult {
  const runs = [...values.ids.keys()].slice(0, mostRows);
  const left = values.ids.length - runs.length;
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
              ${columns.map((column) => html`<td class="value">${values.at(column, run) ?? '–'}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${left > 0 ? html`<p class="second">${plural(left, 'more run')}; the CSV has all.</p>` : ''}
  </div>`;
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
