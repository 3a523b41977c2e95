import { html, nothing, svg, type TemplateResult } from 'lit';
import { plural } from '../../../src/base/text';
import { columnText, metricDecimals, numberText } from '../../../src/base/numberText';
import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { columnId, type ColumnInfo } from '../../../src/protocol/experiments/column';
import { dashFromMiddle, markerPath, type Identity } from '../../shared/identity';
import type { ExperimentsModel } from '../model/experimentsModel';
import { exact, workedOut } from '../parts/exactText';
import { placeTexts } from './axisText';
import { beyondWords, type DrawnPlot } from './beyondWords';
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

type Drawn = NonNullable<ReturnType<CurvesModel['curves']>>;

/** A metric in the legend. */
interface LegendColumn {
  readonly metric: ColumnInfo;
  /** Null before they came. */
  readonly drawn: Drawn | null;
  /** Single values are drawn without steps, and hold at all of them. */
  readonly isSingle: boolean;
  readonly decimals: number;
}

/** What the legend has wherever the cursor stands. */
export interface LegendLook {
  readonly columns: readonly LegendColumn[];
  readonly rows: readonly ChartedRow[];
  /** Characters of the longest value at the end of a curve: the columns stand still while the cursor moves. */
  readonly longest: number;
  readonly caption: string;
}

export function legendLook(model: ExperimentsModel, curves: CurvesModel): LegendLook {
  const columns = curves.metrics.map((metric) => legendColumn(model, curves, metric));
  const rows = curves.rows.filter((row) => hasCurve(columns, row));
  const texts = columns.flatMap(({ drawn, decimals }) =>
    (drawn ?? []).map(({ final }) => columnText(final.mean, decimals)),
  );
  const longest = Math.max(0, ...texts.map((text) => text.length));
  return { columns, rows, longest, caption: captionOf(curves, columns, rows) };
}

/** With the decimals that its own values need, which the filter of the table may hide, and no fewer than the table has. */
function legendColumn(model: ExperimentsModel, curves: CurvesModel, metric: ColumnInfo): LegendColumn {
  const { column } = metric;
  const drawn = curves.curves(column.key);
  const own = metricDecimals((drawn ?? []).map(({ final }) => final.mean));
  const decimals = Math.max(own, model.loader.pages?.scales.get(columnId(column))?.decimals ?? own);
  return { metric, drawn, isSingle: isStrip(drawn ?? []), decimals };
}

/** What is in the charts, with its values at the cursor, else its last ones. */
export function curvesLegend(model: ExperimentsModel, curves: CurvesModel, look: LegendLook): TemplateResult {
  const { columns, rows, longest, caption } = look;
  const at = readPlace(curves, columns);
  const place = placeWords(at, curves);
  return html`<div
    class="legend-part"
    tabindex="0"
    role="region"
    aria-label="Legend of the curves"
    .style=${`--values: ${columns.length}; --longest: ${longest}`}
  >
    <table class=${curves.state.smoothing > 0 ? 'legend smoothed' : 'legend'}>
      <thead>
        <tr>
          <th scope="col" data-tip=${place}>${place}</th>
          ${columns.map(({ metric: { column } }) => html`<th scope="col" class="value" data-tip=${column.key}>${column.key}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => legendRow({ model, columns, smoothing: curves.state.smoothing, at }, row))}
      </tbody>
      ${
        caption === ''
          ? nothing
          : html`<caption class="second">
              ${caption}
            </caption>`
      }
    </table>
  </div>`;
}

/** Where the values are of: the last step that was logged up to the cursor, or the cursor's own time; null: the end of each curve, as the table has it. */
function readPlace({ cursor, state }: CurvesModel, columns: readonly LegendColumn[]): number | null {
  if (cursor === null || state.axis !== 'step') return cursor;
  return lastPlaceUpTo(
    columns.map(({ drawn }) => drawn ?? []),
    cursor,
  );
}

function placeWords(at: number | null, curves: CurvesModel): string {
  const { axis } = curves.state;
  if (at === null) return 'Shown in charts';
  if (axis !== 'step') return `at ${placeTexts([at], axis, curves.ends)[0] ?? ''}`;
  return Number.isFinite(at) ? `at step ${numberText(at, 0)}` : 'before the first step';
}

function captionOf(curves: CurvesModel, columns: readonly LegendColumn[], rows: readonly ChartedRow[]): string {
  const { smoothing, axis, logY } = curves.state;
  const cut = cutCurve(columns, rows);
  const without = curves.rows.length - rows.length;
  return [
    cut ? `of larger groups the first ${cut.curves.length} runs are drawn, and their mean` : '',
    smoothing > 0 ? `smoothed ${smoothing}, the raw value in grey` : '',
    ...columns.map(({ metric, drawn }) => undrawnWords(metric.column.key, drawn ?? [], curves.state)),
    beyondWords(drawnPlots(curves, columns), logY),
    unplacedWords(
      columns.map(({ drawn }) => drawn ?? []),
      axis,
    ),
    without > 0 ? `${plural(without, 'more has', 'more have')} no curve` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Without those of which nothing has a place. */
function drawnPlots(curves: CurvesModel, columns: readonly LegendColumn[]): readonly DrawnPlot[] {
  return columns.flatMap(({ metric, drawn }) => {
    const shown = curves.shown(metric.column.key);
    return drawn && shown ? [{ drawn, x: shown.x }] : [];
  });
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

/** The first curves of a group of which not all members are drawn. */
function cutCurve(columns: readonly LegendColumn[], rows: readonly ChartedRow[]): ChartedCurve | undefined {
  const cut = columns.flatMap(({ drawn }) => drawn ?? []).filter((curve) => curve.cut);
  const [first] = rows.flatMap(({ key }) => cut.find(({ charted }) => charted.key === key) ?? []);
  return first;
}

function hasCurve(columns: readonly LegendColumn[], { key }: ChartedRow): boolean {
  return columns.some(({ drawn }) => drawn === null || drawn.some(({ charted }) => charted.key === key));
}

interface Reading {
  readonly model: ExperimentsModel;
  readonly columns: readonly LegendColumn[];
  readonly smoothing: number;
  /** Where the values are of. */
  readonly at: number | null;
}

function legendRow(reading: Reading, row: ChartedRow): TemplateResult {
  const { model, columns, smoothing } = reading;
  const found = columns.map(({ drawn }) => drawn?.find(({ charted }) => charted.key === row.key));
  const name = found.find((curve) => curve !== undefined);
  const count = countWords(row, name, smoothing);
  return html`<tr @pointerenter=${() => model.hover(row.key)} @pointerleave=${() => model.hover(null)}>
    <th scope="row" data-tip=${[name?.name ?? '', count].filter((words) => words !== '').join(', ')}>
      ${identitySample(row.identity)}<span class="name">${name?.name ?? '–'}</span><span class="second">${count}</span>
    </th>
    ${columns.map((column, index) => valueCell(reading, column, found[index]))}
  </tr>`;
}

/** The value there, else what the table says, with its digits; the value of the smoothed line stands over it. */
function valueCell(
  { smoothing, at: place }: Reading,
  { metric, isSingle, decimals }: LegendColumn,
  curve: ChartedCurve | undefined,
): TemplateResult {
  if (!curve) return html`<td class="value">–</td>`;
  const at = isSingle ? null : place;
  const text = (of: number | undefined) => (of === undefined ? '–' : columnText(of, decimals));
  const value = curveValue(curve, at, smoothing);
  const raw = hasValue(curve, at) ? value.raw : undefined;
  const figure = (of: number) => workedOut(of, decimals);
  const digits = curve.row.type === 'run' ? exact : figure;
  const tip = (title: string) => (raw === undefined ? title : `${title}: ${digits(raw)}`);
  if (smoothing === 0) return html`<td class="value" data-tip=${tip(metric.column.key)}>${text(raw)}</td>`;
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
