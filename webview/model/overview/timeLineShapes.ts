import { svg, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { spanTip, type Span } from './liveSpans';
import { placeOf, ticksOf, type TimeScale } from './timeScale';

export const laneHeight = 28;

/** Room for the sentence of the cursor above the lanes, and for the axis below. */
const above = 25;
const below = 20;
const barHeight = 20;

export function timeLineSize(lanes: number): { readonly height: number; readonly bottom: number } {
  const bottom = above + lanes * laneHeight;
  return { bottom, height: bottom + below };
}

let measure: CanvasRenderingContext2D | null = null;

/** Width of a text in px as the page draws it. */
export function textWidth(text: string, size = 13): number {
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return text.length * size * 0.6;
  measure.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return measure.measureText(text).width;
}

export function tickShapes(scale: TimeScale, bottom: number): readonly TemplateResult[] {
  return ticksOf(scale).map(({ at, text }) => {
    const x = placeOf(scale, at);
    return svg`<line class="tick" x1=${x} x2=${x} y1=${above} y2=${bottom}></line>
      <text class="axis" x=${x} y=${bottom + 14}>${text}</text>`;
  });
}

/** A bar for each span; what would be narrower than a hair is drawn as a hair, and only once on the same pixel. */
export function spanShapes({ name, stages, spans, now }: ModelPage, scale: TimeScale): readonly TemplateResult[] {
  const drawn = new Set<string>();
  return spans.flatMap((span) => {
    const lane = stages.indexOf(span.stage);
    const x = placeOf(scale, span.from);
    const width = placeOf(scale, span.to ?? now) - x;
    const pixel = `${lane} ${Math.round(x)}`;
    if (lane < 0 || (width < 1 && drawn.has(pixel))) return [];
    drawn.add(pixel);
    return [spanShape(name, span, { x, y: above + lane * laneHeight + 4, width: Math.max(3, width - 1) })];
  });
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function spanShape(name: string, span: Span, { x, y, width }: Bar): TemplateResult {
  const [full, short] = [`${name}@${span.version}`, `@${span.version}`];
  const fits = [full, short].find((text) => textWidth(text, 12) + 12 <= width);
  const kind = ['span', span.to === null ? 'now' : '', span.rolledBackTo ? 'back' : ''].join(' ');
  return svg`<g class=${kind} data-tip=${spanTip(name, span)}>
    <rect x=${x + 0.5} y=${y + 0.5} width=${width} height=${barHeight - 1} rx="3"></rect>
    ${fits === undefined ? '' : svg`<text x=${x + 7} y=${y + 14}>${fits}</text>`}
  </g>`;
}
