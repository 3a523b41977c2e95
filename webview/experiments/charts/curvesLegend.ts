import { html, nothing, svg, type TemplateResult } from 'lit';
import { plural } from '../../../src/base/text';
import { columnText, metricDecimals, numberText } from '../../../src/base/numberText';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { columnId, type ColumnInfo } from '../../../src/protocol/experiments/column';
import { dashFromMiddle, markerPath, type Identity } from '../../shared/identity';
import type { ExperimentsModel } from '../model/experimentsModel';
import { exact, workedOut } from '../parts/exactText';
import { placeTexts } from './axisText';
import { beyondWords } from './beyondWords';
import type { ChartedRow } from './chartedRows';
import type { ChartState } from './chartState';
import {
  countedMembers,
  curveValue,
  hasNothingAboveZero,
  hasNothingFinite,
  hasValue,
  lastPlaceUpTo,
} from './curveValues';
import type { CurvesModel } from './curvesModel';
import { isStrip } from './stripPainter';
import { unplacedWords } from './unplacedWords';

/** The line and marker of an identity, as they are in the plots. */
export function identitySample({ colour, dash, marker, hollow }: Identity): TemplateResult {
  return html`<svg class="sample" width="32" height="12" aria-hidden="true" .style=${`color: ${colour}`}>
    ${svg`<path d="M16 6H0M16 6H32" stroke="currentColor" stroke-width="1.75" stroke-dasharray=${dashFromMiddle(dash).join(' ')} fill="none"></path>
    <path d=${markerPath(marker, 3.5)} transform="translate(16 6)" stroke="currentColor" stroke-width="1.5"
      class=${hollow ? 'hollow' : 'filled'}></path>`}
  </svg>`;
}

/** What is in the charts, with its values at the cursor, else its last ones. */
export function curvesLegend(model: ExperimentsModel, curves: CurvesModel): TemplateResult {
  const shown = curves.rows.filter((row) => hasCurve(curves, row));
  const without = curves.rows.length - shown.length;
  const at = readPlace(curves);
  const place = placeWords(at, curves);
  return html`<div
    class="legend-part"
    tabindex="0"
    role="region"
    aria-label="Legend of the curves"
    .style=${`--values: ${curves.metrics.length}; --longest: ${longestValue(model, curves)}`}
  >
    <table class=${curves.state.smoothing > 0 ? 'legend smoothed' : 'legend'}>
      <thead>
        <tr>
          <th scope="col" data-tip=${place}>${place}</th>
          ${curves.metrics.map(({ column: { key } }) => html`<th scope="col" class="value" data-tip=${key}>${key}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map((row) => legendRow({ model, curves, at }, row))}
      </tbody>
      ${captionOf(curves, shown, without)}
    </table>
  </div>`;
}

/** Characters of the longest value at the end of a curve: the columns stand still while the cursor moves. */
function longestValue(model: ExperimentsModel, curves: CurvesModel): number {
  const texts = curves.metrics.flatMap((metric) => {
    const decimals = legendDecimals(model, curves, metric);
    return (curves.curves(metric.column.key) ?? []).map(({ final }) => columnText(final.mean, decimals));
  });
  return Math.max(0, ...texts.map((text) => text.length));
}

/** Those that its own values need, which the filter of the table may hide, and no fewer than the table has. */
function legendDecimals(model: ExperimentsModel, curves: CurvesModel, { column }: ColumnInfo): number {
  const own = metricDecimals((curves.curves(column.key) ?? []).map(({ final }) => final.mean));
  return Math.max(own, model.loader.pages?.scales.get(columnId(column))?.decimals ?? own);
}

/** Where the values are of: the last step that was logged up to the cursor, or the cursor's own time; null: the end of each curve, as the table has it. */
function readPlace(curves: CurvesModel): number | null {
  const { cursor, state } = curves;
  if (cursor === null || state.axis !== 'step') return cursor;
  const drawn = curves.metrics.flatMap(({ column }) => curves.curves(column.key) ?? []);
  return lastPlaceUpTo(drawn, cursor);
}

function placeWords(at: number | null, curves: CurvesModel): string {
  const { axis } = curves.state;
  if (at === null) return 'Shown in charts';
  if (axis !== 'step') return `at ${placeTexts([at], axis, curves.ends)[0] ?? ''}`;
  return Number.isFinite(at) ? `at step ${numberText(at, 0)}` : 'before the first step';
}

function captionOf(
  curves: CurvesModel,
  shown: readonly ChartedRow[],
  without: number,
): TemplateResult | typeof nothing {
  const { smoothing, axis, logY } = curves.state;
  const plots = curves.metrics.map(({ column }) => curves.curves(column.key) ?? []);
  const [cut] = shown.flatMap(({ key }) => cutCurve(curves, key) ?? []);
  const words = [
    cut ? `of larger groups the first ${cut.curves.length} runs are drawn, and their mean` : '',
    smoothing > 0 ? `smoothed ${smoothing}, the raw value in grey` : '',
    ...curves.metrics.map(({ column }) => undrawnWords(column.key, curves.curves(column.key) ?? [], curves.state)),
    beyondWords(plots, logY),
    unplacedWords(plots, axis),
    without > 0 ? `${plural(without, 'more has', 'more have')} no curve` : '',
  ].filter((part) => part !== '');
  return words.length === 0
    ? nothing
    : html`<caption class="second">
        ${words.join(' · ')}
      </caption>`;
}

/** A name more would push the legend out of sight. */
const mostNamed = 3;

/** Whose points are all NaN or infinite, or below a logarithmic axis: there is no line of these, though they were logged. */
function undrawnWords(metric: string, drawn: readonly ChartedCurve[], { logY }: ChartState): string {
  const parts = [
    namedWords(`no value of ${metric} is finite`, drawn.filter(hasNothingFinite)),
    logY ? namedWords(`no value of ${metric} is above zero`, drawn.filter(hasNothingAboveZero)) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function namedWords(reason: string, undrawn: readonly ChartedCurve[]): string {
  if (undrawn.length === 0) return '';
  const names = undrawn.slice(0, mostNamed).map(({ name }) => name);
  const more = undrawn.length > mostNamed ? ` and ${undrawn.length - mostNamed} more` : '';
  return `not drawn, since ${reason}: ${names.join(', ')}${more}`;
}

/** The curves of a group of which not all members are drawn. */
function cutCurve(curves: CurvesModel, key: string): ChartedCurve | undefined {
  const drawn = curves.metrics.flatMap(({ column }) => curves.curves(column.key) ?? []);
  return drawn.find((curve) => curve.charted.key === key && curve.cut);
}

function hasCurve(curves: CurvesModel, row: ChartedRow): boolean {
  return curves.metrics.some(({ column }) => {
    const drawn = curves.curves(column.key);
    return drawn === null || drawn.some(({ charted }) => charted.key === row.key);
  });
}

interface Reading {
  readonly model: ExperimentsModel;
  readonly curves: CurvesModel;
  /** Where the values are of. */
  readonly at: number | null;
}

function legendRow(reading: Reading, row: ChartedRow): TemplateResult {
  const { model, curves } = reading;
  const found = curves.metrics.map(({ column }) =>
    curves.curves(column.key)?.find(({ charted }) => charted.key === row.key),
  );
  const name = found.find((curve) => curve !== undefined);
  const count = countWords(row, name, curves.state.smoothing);
  return html`<tr @pointerenter=${() => model.hover(row.key)} @pointerleave=${() => model.hover(null)}>
    <th scope="row" data-tip=${[name?.name ?? '', count].filter((words) => words !== '').join(', ')}>
      ${identitySample(row.identity)}<span class="name">${name?.name ?? '–'}</span><span class="second">${count}</span>
    </th>
    ${curves.metrics.map((metric, index) => valueCell(reading, metric, found[index]))}
  </tr>`;
}

/** The value there, else what the table says, with its digits; the value of the smoothed line stands over it. */
function valueCell(
  { model, curves, at: place }: Reading,
  metric: ColumnInfo,
  curve: ChartedCurve | undefined,
): TemplateResult {
  if (!curve) return html`<td class="value">–</td>`;
  const { state } = curves;
  const { column } = metric;
  // Single values are drawn without steps, and hold at all of them.
  const at = isStrip(curves.curves(column.key) ?? []) ? null : place;
  const decimals = legendDecimals(model, curves, metric);
  const text = (of: number | undefined) => (of === undefined ? '–' : columnText(of, decimals));
  const value = curveValue(curve, at, state.smoothing);
  const raw = hasValue(curve, at) ? value.raw : undefined;
  const figure = (of: number) => workedOut(of, decimals);
  const digits = curve.row.type === 'run' ? exact : figure;
  const tip = (title: string) => (raw === undefined ? title : `${title}: ${digits(raw)}`);
  if (state.smoothing === 0) return html`<td class="value" data-tip=${tip(column.key)}>${text(raw)}</td>`;
  const smoothed = Number.isNaN(value.smoothed) ? undefined : value.smoothed;
  return html`<td class="value">
    <span class="pair">
      <span data-tip=${smoothed === undefined ? 'Smoothed' : `Smoothed: ${figure(smoothed)}`}>${text(smoothed)}</span>
      <span class="raw second" data-tip=${tip('Raw')}>${text(raw)}</span>
    </span>
  </td>`;
}

/** "5 runs"; where the figures of a group are not of all of them, how many they are of: "3 of 5". */
function countWords({ baseline }: ChartedRow, curve: ChartedCurve | undefined, smoothing: number): string {
  if (!curve || curve.row.type === 'run') return baseline ? 'baseline' : '';
  const n = countedMembers(curve, smoothing);
  const count = n === curve.runs ? plural(n, 'run') : `${n} of ${curve.runs}`;
  return baseline ? `baseline, ${count}` : count;
}
