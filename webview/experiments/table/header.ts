import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatCount, plural } from '../../../src/base/text';
import { columnId } from '../../../src/protocol/experiments/column';
import { mostTicks } from '../../../src/protocol/experiments/rows';
import { icon } from '../../shared/icon';
import { placedColumns, type PlacedColumn } from '../model/columnLayout';
import { headerRow } from '../model/rowPlaces';
import { cellId } from './cellId';
import { partsOf, type Scene } from './scene';
import { histogramPath, widestCategory } from './smallCharts';

const countTip =
  'Finished runs of the group, of all where not all have finished; a metric that fewer of them have says its own number';

/** Px of a column from which on a pin stands beside its title. */
const roomForPin = 110;

const groupNames = { metric: 'Metrics', param: 'Params', tag: 'Tags', attribute: 'About' } as const;

/** The line of groups and the heads of the columns. */
export function headerTemplate(scene: Scene): TemplateResult {
  const { layout } = scene;
  const width = `width:${layout.width}px`;
  const head = (place: PlacedColumn) => guard([scene.stamp, place], () => columnHead(scene, place));
  return html`${scene.model.narrow === null ? groupLine(scene, width) : nothing}
    <div class="heads" role="row" aria-rowindex="1" .style=${width}>
      ${nameHead(scene)}${layout.pinned.map(head)}${repeat(scene.columns, ({ id }) => id, head)}
    </div>`;
}

function groupLine(scene: Scene, width: string): TemplateResult {
  const { layout } = scene;
  return html`<div class="group-line" role="presentation" .style=${width}>
    <div class="column-group name-cell" .style=${`width:${layout.nameWidth}px`}>Runs</div>
    ${groupSpans(placedColumns(layout)).map((span) => groupTemplate(scene, span))}
  </div>`;
}

interface GroupSpan {
  readonly kind: keyof typeof groupNames;
  readonly left: number;
  width: number;
  count: number;
}

/** Neighbouring columns of one kind stand under one name. */
function groupSpans(columns: readonly PlacedColumn[]): readonly GroupSpan[] {
  const spans: GroupSpan[] = [];
  for (const { column, left, width } of columns) {
    const last = spans.at(-1);
    if (last?.kind === column.kind) {
      last.width += width;
      last.count++;
    } else spans.push({ kind: column.kind, left, width, count: 1 });
  }
  return spans;
}

function groupTemplate(scene: Scene, { kind, left, width, count }: GroupSpan): TemplateResult {
  const all = scene.model.columns.filter(({ column }) => column.kind === kind).length;
  const bars = kind === 'metric' && scene.grouped ? barWords(scene) : '';
  const of = kind === 'attribute' ? '' : `${count} of ${formatCount(all)}${bars}`;
  const stuck = `left:${scene.layout.nameWidth + 8}px`;
  return html`<div class="column-group" .style=${`left:${left}px;width:${width}px`}>
    <span .style=${stuck}>${groupNames[kind]} <span class="second small">${of}</span></span>
  </div>`;
}

function barWords({ pages }: Scene): string {
  const isSampled = [...pages.all()].some(({ row }) => row.kind === 'group' && (row.counted ?? 0) > mostTicks);
  const ticks = isSampled ? `ticks the runs, ${mostTicks} of a larger group` : 'ticks the runs';
  return ` · bars show the 95 % interval of the mean, ${ticks}`;
}

/** The head that has the keyboard. */
function currentClass({ model: { active } }: Scene, column: number): string {
  return active.row === headerRow && active.column === column ? 'current' : '';
}

function nameHead(scene: Scene): TemplateResult {
  const { groupBy } = scene.model.view;
  const title = scene.grouped ? groupBy.map(({ key }) => key).join(' · ') : 'name';
  const groups = scene.pages.answer.groups;
  return html`<div
    class=${`head name-cell ${currentClass(scene, 0)}`}
    role="columnheader"
    id=${cellId(headerRow, 0)}
    aria-colindex="1"
    aria-label=${title}
    data-head="0"
    .style=${`width:${scene.layout.nameWidth}px`}
  >
    <span class="marker-cell">${icon('eye')}</span
    >${scene.grouped ? nothing : html`<span class="star">${icon('star-empty')}</span>`}
    <span class="twistie"></span>
    <span class="title">${title}<span class="sub">${groups === null ? '' : plural(groups, 'group')}</span></span>
    ${scene.grouped ? html`<span class="n" data-tip=${countTip}>n<span class="sub">finished</span></span>` : nothing}
    <span class="edge" data-part="edge"></span>
  </div>`;
}

function columnHead(scene: Scene, place: PlacedColumn): TemplateResult {
  const { column, title, info, left, width, index } = place;
  const metric = column.kind === 'metric';
  const right = !metric && info?.numeric === true;
  const pinned = index <= scene.layout.pinned.length;
  const sorted = scene.model.view.sort.find((key) => columnId(key.column) === place.id);
  return html`<div
    class=${`head ${column.kind} ${right ? 'right' : ''} ${pinned ? 'pinned' : 'free'} ${currentClass(scene, index)}`}
    role="columnheader"
    id=${cellId(headerRow, index)}
    aria-colindex=${index + 1}
    aria-sort=${sorted ? (sorted.descending ? 'descending' : 'ascending') : nothing}
    data-head=${index}
    draggable="true"
    .style=${`left:${left}px;width:${width}px`}
  >
    <span class="line"
      ><span class="title">${title}</span>${pinned ? pinTemplate(width) : nothing}${
        metric ? goalTemplate(place) : nothing
      }${sortTemplate(scene, place)}</span
    >
    ${metric ? metricFoot(scene, place) : plainFoot(scene, place)}
    <span class="edge" data-part="edge"></span>
  </div>`;
}

/** Beside the title, where that has room for both. */
function pinTemplate(width: number): TemplateResult {
  return html`<span class=${width < roomForPin ? 'pin corner' : 'pin'}>${icon('pinned', 'Pinned')}</span>`;
}

function goalTemplate({ info, width }: PlacedColumn): TemplateResult {
  const unit = info?.unit ? html`<span class="second small">${info.unit}</span>` : nothing;
  if (!info?.goal) return html`${unit}`;
  const [arrow, words] = info.goal === 'maximize' ? ['↑', 'higher is better'] : ['↓', 'lower is better'];
  return html`${unit}<span class="second small goal" aria-label=${words}
      >${arrow}${width >= 180 ? ' better' : ''}</span
    >`;
}

function sortTemplate({ model }: Scene, { id }: PlacedColumn): TemplateResult | typeof nothing {
  const { sort } = model.view;
  const at = sort.findIndex(({ column }) => columnId(column) === id);
  const key = sort[at];
  if (!key) return nothing;
  return html`<span class="sort" aria-hidden="true"
    >${icon(key.descending ? 'triangle-down' : 'triangle-up')}${sort.length > 1 ? at + 1 : nothing}</span
  >`;
}

/** Histogram over the bars, and what the other parts are. */
function metricFoot(scene: Scene, place: PlacedColumn): TemplateResult {
  const parts = partsOf(scene, place);
  const sub = (width: number, text: string) =>
    width === 0 ? nothing : html`<span class="part" .style=${`width:${width}px`}>${text}</span>`;
  const labelled = parts.bar > 0 || parts.sd > 0 || parts.delta > 0;
  return html`<span class="foot"
    >${sub(parts.sparkline, 'by step')}${
      parts.bar > 0
        ? histogram(scene, place, parts.bar, 4)
        : labelled
          ? nothing
          : histogram(scene, place, parts.value, 0)
    }${
      labelled
        ? html`${sub(parts.value, scene.grouped ? 'mean' : place.column.kind === 'metric' ? place.column.of : '')}${sub(parts.crown, '')}${sub(
            parts.sd,
            'sd',
          )}${sub(parts.delta, 'Δ base')}`
        : nothing
    }</span
  >`;
}

function plainFoot(scene: Scene, place: PlacedColumn): TemplateResult {
  return html`<span class="foot">${histogram(scene, place, Math.min(place.width - 20, 80), 0)}</span>`;
}

function histogram(scene: Scene, { id }: PlacedColumn, width: number, margin: number): TemplateResult {
  const scale = scene.pages.scales.get(id);
  if (!scale || scale.bins.length === 0 || width < 8)
    return html`<svg class="histogram" width=${width} height="16"></svg>`;
  const categories = Number.isNaN(scale.low);
  const inner = categories ? Math.min(width, scale.bins.length * widestCategory) : width - 2 * margin;
  return html`<svg class="histogram" width=${width} height="16" aria-hidden="true">
    ${svg`<path transform=${`translate(${margin} 0)`} d=${histogramPath(scale.bins, inner, 16)}></path>`}
  </svg>`;
}
