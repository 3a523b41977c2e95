import { html, nothing, type TemplateResult } from 'lit';
import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import { metricDecimals } from '../../../src/base/numberText';
import { plural } from '../../../src/base/text';
import { csvCell } from './curvesCsv';
import { exactCell } from '../parts/exactText';
import { columnNumber } from '../table/columnNumber';
import { numberAt, type RunValues } from './runValues';

/** Rows of the table; the CSV has all. */
const mostRows = 200;

/** Whether a run lies in the brushes of a chart; null: it has none. */
type InBrush = ((run: number) => boolean) | null;

const brushTitle = 'in the brush';
const brushWord = (isInside: boolean) => (isInside ? 'yes' : 'no');

/** What a chart of values draws, run by run; those in the brush first. */
export function valuesTable(values: RunValues, columns: readonly ColumnRef[], inBrush: InBrush): TemplateResult {
  const runs = brushedFirst([...values.ids.keys()], inBrush).slice(0, mostRows);
  const left = values.ids.length - runs.length;
  const decimals = new Map(columns.map((column) => [column, decimalsOf(values, column, runs)]));
  return html`<div class="chart-table" tabindex="0" role="region" aria-label="Values as a table">
    <table>
      <thead>
        <tr>
          <th scope="col">run</th>
          ${inBrush ? html`<th scope="col">${brushTitle}</th>` : nothing}
          ${columns.map(({ key }) => html`<th scope="col" class="value">${key}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${runs.map(
          (run) =>
            html`<tr>
              <th scope="row">${values.names[run]}</th>
              ${inBrush ? html`<td>${brushWord(inBrush(run))}</td>` : nothing}
              ${columns.map((column) => valueCell(column, values.at(column, run), decimals.get(column) ?? 0))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${left > 0 ? html`<p class="second">${plural(left, 'more run')}; the CSV has all.</p>` : ''}
  </div>`;
}

function brushedFirst(runs: readonly number[], inBrush: InBrush): readonly number[] {
  return inBrush ? runs.toSorted((a, b) => Number(inBrush(b)) - Number(inBrush(a))) : runs;
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

export function valuesCsv(values: RunValues, columns: readonly ColumnRef[], inBrush: InBrush): string {
  const header = ['id', 'name', ...(inBrush ? [brushTitle] : []), ...columns.map(columnId)];
  const lines = values.ids.map((id, run) => [
    id,
    values.names[run],
    ...(inBrush ? [brushWord(inBrush(run))] : []),
    ...columns.map((column) => values.at(column, run)),
  ]);
  return [header, ...lines].map((line) => line.map(csvCell).join(',')).join('\n') + '\n';
}
