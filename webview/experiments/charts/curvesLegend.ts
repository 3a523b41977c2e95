import { html, nothing, svg, type TemplateResult } from 'lit';
import { plural } from '../../../src/base/text';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { markerPath, type Identity } from '../../shared/identity';
import type { ExperimentsModel } from '../model/experimentsModel';
import { fourDigits } from './axisText';
import type { ChartedRow } from './chartedRows';
import { endValue, valueAt } from './curvePlot';
import type { CurvesModel } from './curvesModel';

/** The line and marker of an identity, as they are in the plots. */
export function identitySample({ colour, dash, marker, hollow }: Identity): TemplateResult {
  return html`<svg class="sample" width="26" height="12" aria-hidden="true" .style=${`color: ${colour}`}>
    ${svg`<path d="M0 6H26" stroke="currentColor" stroke-width="1.75" stroke-dasharray=${dash.join(' ')} fill="none"></path>
    <path d=${markerPath(marker, 3.5)} transform="translate(13 6)" stroke="currentColor" stroke-width="1.5"
      class=${hollow ? 'hollow' : 'filled'}></path>`}
  </svg>`;
}

/** What is in the charts, with its values at the cursor, else its last ones. */
export function curvesLegend(model: ExperimentsModel, curves: CurvesModel): TemplateResult {
  const shown = curves.rows.filter((row) => hasCurve(curves, row));
  const without = curves.rows.length - shown.length;
  return html`<div class="legend-part">
    <table class="legend">
      <thead>
        <tr>
          <th scope="col">Shown in charts</th>
          ${curves.metrics.map(({ column }) => html`<th scope="col" class="value" data-tip=${column.key}>${column.key}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map((row) => legendRow(model, curves, row))}
      </tbody>
      ${
        without === 0
          ? nothing
          : html`<caption class="second">
              ${plural(without, 'more has', 'more have')} no curve
            </caption>`
      }
    </table>
  </div>`;
}

function hasCurve(curves: CurvesModel, row: ChartedRow): boolean {
  return curves.metrics.some(({ column }) => {
    const drawn = curves.curves(column.key);
    return drawn === null || drawn.some(({ charted }) => charted.key === row.key);
  });
}

function legendRow(model: ExperimentsModel, curves: CurvesModel, row: ChartedRow): TemplateResult {
  const found = curves.metrics.map(({ column }) =>
    curves.curves(column.key)?.find(({ charted }) => charted.key === row.key),
  );
  const name = found.find((curve) => curve !== undefined);
  return html`<tr @pointerenter=${() => model.hover(row.key)} @pointerleave=${() => model.hover(null)}>
    <th scope="row">
      ${identitySample(row.identity)}<span class="name">${name?.name ?? '–'}</span
      ><span class="second">${row.baseline ? 'baseline' : name && name.runs > 1 ? plural(name.runs, 'run') : ''}</span>
    </th>
    ${found.map((curve) => {
      const value = curve ? legendValue(curve, curves.cursor) : NaN;
      return html`<td class="value">${fourDigits(value)}</td>`;
    })}
  </tr>`;
}

function legendValue(curve: ChartedCurve, cursor: number | null): number {
  return cursor === null ? endValue(curve) : valueAt({ charted: curve }, cursor);
}
