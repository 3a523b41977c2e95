import { nothing, svg, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { asOf, spanTip } from './liveSpans';
import { spanLabel } from './spanLabel';
import { spanPieces, type SpanPiece } from './spanPieces';
import { textWidth } from '../../shared/textWidth';
import { placeOf, ticksOf, type TimeScale, type TimeStep } from './timeScale';

export const laneHeight = 28;

/** Room for the head of the cursor above the lanes, and for the axis below. */
export const above = 10;
const below = 20;
const barHeight = 20;

export function timeLineSize(lanes: number): { readonly height: number; readonly bottom: number } {
  const bottom = above + lanes * laneHeight;
  return { bottom, height: bottom + below };
}

export function laneMiddle(lane: number): number {
  return above + (lane + 0.5) * laneHeight;
}

export function tickShapes(scale: TimeScale, bottom: number): readonly TemplateResult[] {
  return ticksOf(scale).map(({ at, text }) => {
    const x = placeOf(scale, at);
    const fits = x + textWidth(text, 11) <= scale.right + scale.spare;
    return svg`<line class="tick" x1=${x} x2=${x} y1=${above} y2=${bottom}></line>
      ${fits ? svg`<text class="axis" x=${x} y=${bottom + 14}>${text}</text>` : nothing}`;
  });
}

/** Today as a dashed line, the day that is looked at as a line with a head. */
export function cursorShapes(today: number, x: number, bottom: number): TemplateResult {
  return svg`<line class="today" x1=${today} x2=${today} y1=${above} y2=${bottom}></line>
    <line class="cursor" x1=${x} x2=${x} y1="5" y2=${bottom}></line>
    <circle class="cursor" cx=${x} cy="5" r="3.5"></circle>`;
}

/** A bar for each piece; what would be narrower than a hair is drawn as a hair, and only once on the same pixel. */
export function spanShapes(page: ModelPage, scale: TimeScale): readonly TemplateResult[] {
  const drawn = new Set<string>();
  return spanPieces(page).flatMap((piece) => {
    const lane = page.stages.indexOf(piece.stage);
    const x = placeOf(scale, piece.from);
    const width = placeOf(scale, Math.min(piece.to, page.now)) - x;
    const pixel = `${lane} ${Math.round(x)} ${piece.torn !== null}`;
    if (width < 1 && drawn.has(pixel)) return [];
    drawn.add(pixel);
    const bar = {
      x: x + 0.5,
      middle: laneMiddle(lane),
      width: Math.max(3, width - 1),
      room: piece.to < page.now ? 0 : scale.right + scale.spare,
    };
    return [spanShape(page.name, piece, bar, scale.step)];
  });
}

/** `middle` is its height in the picture, `room` where a name beside it has to end: nowhere beside what ended. */
interface Bar {
  readonly x: number;
  readonly middle: number;
  readonly width: number;
  readonly room: number;
}

function spanShape(name: string, piece: SpanPiece, bar: Bar, step: TimeStep): TemplateResult {
  const { x, middle, width } = bar;
  const { from, spans, torn } = piece;
  const isNow = spans.some(({ to }) => to === null);
  const isBack = spans.every(({ rolledBackTo }) => rolledBackTo);
  const kind = ['span', isNow ? 'now' : '', isBack ? 'back' : '', torn === null ? '' : 'torn'].join(' ');
  const tip = spans.map((span) => spanTip(name, asOf(span, from), step)).join('\n');
  return svg`<g class=${kind} data-tip=${tip}>
    <rect x=${x} y=${middle - barHeight / 2 + 0.5} width=${width} height=${barHeight - 1} rx="3"></rect>
    ${pieceName(name, piece, bar)}
  </g>`;
}

function pieceName(name: string, { spans: [{ version }], torn }: SpanPiece, bar: Bar): TemplateResult | typeof nothing {
  const placed = spanLabel(name, torn ?? `${name}@${version}`, { ...bar, widthOf: (text) => textWidth(text, 12) });
  return placed === null ? nothing : svg`<text x=${placed.at} y=${bar.middle + 4}>${placed.text}</text>`;
}
