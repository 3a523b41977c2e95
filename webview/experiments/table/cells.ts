import { html, nothing, svg, type TemplateResult } from 'lit';
import { columnText, signedText, spreadText } from '../../../src/base/numberText';
import type { Cell } from '../../../src/protocol/experiments/rows';
import type { Identity } from '../../shared/identity';
import { icon } from '../../shared/icon';
import type { PlacedColumn } from '../model/columnLayout';
import type { LoadedRow } from '../model/rowPages';
import { columnNumber } from './columnNumber';
import { countText, intervalBar, valueDot, type BarScale } from './intervalBar';
import type { MetricParts } from './metricParts';
import { partsOf, type Scene } from './scene';
import { sparkline } from './smallCharts';
import { wholeExponent } from './wholeExponent';

type CellOf<Type> = Extract<Cell, { type: Type }>;

interface Drawn {
  readonly scale: BarScale & { readonly decimals: number };
  readonly parts: MetricParts;
  readonly identity: Identity | null;
}

const unscaled = { low: NaN, high: NaN, decimals: 4 };

/** What stands in one cell; undefined: it is not here yet. */
export function cellContent(
  scene: Scene,
  place: PlacedColumn,
  loaded: LoadedRow,
  identity: Identity | null,
): TemplateResult | typeof nothing {
  const cell = loaded.cells.get(place.id);
  if (cell === undefined) return nothing;
  if (cell === null) return missing(loaded);
  const scale = scene.pages.scales.get(place.id) ?? unscaled;
  switch (cell.type) {
    case 'group':
      return groupCell(cell, loaded, { scale, parts: partsOf(scene, place), identity });
    case 'notFinite':
      return notFiniteCell(cell, scale, partsOf(scene, place));
    case 'metric':
      return metricCell(scene, cell, loaded, { scale, parts: partsOf(scene, place), identity });
    case 'text':
      return html`<span class=${cell.mixed ? 'second' : ''}>${wholeExponent(cell.value)}</span>`;
    case 'number':
      return html`<span class=${place.column.kind === 'attribute' ? 'second' : ''}
        >${wholeExponent(columnNumber(place.column, cell.value, scale.decimals, scene.now))}</span
      >`;
  }
}

function missing({ row }: LoadedRow): TemplateResult | typeof nothing {
  return row.kind === 'rest' || row.context ? nothing : html`<span class="second missing">–</span>`;
}

function groupCell(cell: CellOf<'group'>, { row }: LoadedRow, { scale, parts, identity }: Drawn): TemplateResult {
  const { delta, rank } = cell;
  const fewer = row.counted !== cell.n;
  const count = fewer ? countText(`${cell.n}/${row.children.all}`, cell.mean, scale, parts.bar) : nothing;
  return html`${barTemplate(parts.bar, [intervalBar(cell, scale, parts.bar, identity), count])}
  ${valueTemplate(cell.mean, scale.decimals, parts.value, [rank === 'best' ? 'best' : '', fewer ? 'fewer' : ''])}
  ${crownTemplate(rank === 'best' ? 'best' : rank, parts.crown)}
  ${part(parts.sd, 'sd second', Number.isNaN(cell.sd) ? '' : spreadText(cell.sd, scale.decimals))}
  ${delta && part(parts.delta, `delta ${delta.verdict}`, deltaText(delta, scale.decimals))}`;
}

/** Where every run diverged there is no mean: what they have instead, in how many of how many. */
function notFiniteCell(
  { value, n, of }: CellOf<'notFinite'>,
  scale: Drawn['scale'],
  parts: MetricParts,
): TemplateResult {
  return html`${barTemplate(parts.bar, countText(`${n}/${of}`, value, scale, parts.bar))}
  ${valueTemplate(value, scale.decimals, parts.value, [])} ${crownTemplate(null, parts.crown)}
  ${part(parts.sd, 'sd', '')} ${part(parts.delta, 'delta noise', '')}`;
}

function deltaText({ difference, verdict }: NonNullable<CellOf<'group'>['delta']>, decimals: number): string {
  const text = signedText(difference, decimals);
  return verdict === 'noise' && difference !== 0 ? `~ ${text}` : text;
}

function metricCell(
  scene: Scene,
  cell: CellOf<'metric'>,
  { row }: LoadedRow,
  { scale, parts, identity }: Drawn,
): TemplateResult {
  const curve = parts.sparkline > 0 && row.row.type === 'run' ? scene.model.sparklines.of(row.row.id) : null;
  const delta = cell.delta === null ? '' : signedText(cell.delta, scale.decimals);
  return html`${parts.sparkline > 0 ? sparklineTemplate(curve) : nothing}
  ${barTemplate(parts.bar, valueDot(cell.value, scale, parts.bar, identity))}
  ${valueTemplate(cell.value, scale.decimals, parts.value, cell.best ? ['best'] : [])}
  ${crownTemplate(cell.best ? 'best' : null, parts.crown)} ${part(parts.sd, 'sd', '')}
  ${part(parts.delta, 'delta noise', delta)}`;
}

function part(width: number, name: string, text: string): TemplateResult | typeof nothing {
  return width === 0 ? nothing : html`<span class=${`part ${name}`} .style=${`width:${width}px`}>${text}</span>`;
}

function barTemplate(width: number, content: unknown): TemplateResult | typeof nothing {
  if (width === 0) return nothing;
  return html`<svg class="bar" width=${width} height="26" aria-hidden="true">${content}</svg>`;
}

function valueTemplate(value: number, decimals: number, width: number, names: readonly string[]): TemplateResult {
  return html`<span class=${['part value', ...names].join(' ').trim()} .style=${`width:${width}px`}
    >${Number.isFinite(value) ? nothing : icon('warning', 'Not a finite number')}${wholeExponent(columnText(value, decimals))}</span
  >`;
}

function crownTemplate(rank: 'best' | 'tied' | null, width: number): TemplateResult | typeof nothing {
  if (width === 0) return nothing;
  const path = 'M1 3l3 3 3-4.5 3 4.5 3-3-1 7H2Z';
  return html`<span class="part crown"
    >${
      rank === null
        ? nothing
        : html`<svg class=${rank} width="14" height="12" aria-hidden="true"><path d=${path}></path></svg>`
    }</span
  >`;
}

function sparklineTemplate(values: Float64Array | null): TemplateResult {
  const curve = values && sparkline(values, 72, 18);
  return html`<svg class="sparkline" width="80" height="26" aria-hidden="true">
    ${
      curve?.end
        ? svg`<path transform="translate(0 4)" d=${curve.path}></path><circle cx=${curve.end[0]} cy=${curve.end[1] + 4} r="1.75"></circle>`
        : nothing
    }
  </svg>`;
}
