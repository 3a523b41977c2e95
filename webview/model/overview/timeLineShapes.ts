import { nothing, svg, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { spanTip, type Span } from './liveSpans';
import { textWidth } from './textWidth';
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
    const bar = {
      x: x + 0.5,
      middle: laneMiddle(lane),
      width: Math.max(3, width - 1),
      room: scale.right + scale.spare,
    };
    return [spanShape(name, span, bar, scale.step, tornFrom(span, bar, scale))];
  });
}

/** `middle` is its height in the picture, `room` where the picture ends. */
interface Bar {
  readonly x: number;
  readonly middle: number;
  readonly width: number;
  readonly room: number;
}

/** Where the part of a bar begins that another move contradicts; null: none is. */
function tornFrom({ contradicted }: Span, { x, width }: Bar, scale: TimeScale): number | null {
  return contradicted && Math.min(x + width - 3, Math.max(x, placeOf(scale, contradicted.from)));
}

function spanShape(name: string, span: Span, bar: Bar, step: TimeStep, torn: number | null): TemplateResult {
  const { x, middle, width } = bar;
  const kind = ['span', span.to === null ? 'now' : '', span.rolledBackTo ? 'back' : ''].join(' ');
  return svg`<g class=${kind} data-tip=${spanTip(name, span, step)}>
    <rect x=${x} y=${middle - barHeight / 2 + 0.5} width=${width} height=${barHeight - 1} rx="3"></rect>
    ${torn === null ? nothing : svg`<rect class="torn" x=${torn} y=${middle - barHeight / 2 + 0.5} width=${x + width - torn} height=${barHeight - 1} rx="3"></rect>`}
    ${spanName(name, span, bar)}
  </g>`;
}

/** In the bar where it fits, shortened to its number where that does, else beside what is live now. */
function spanName(
  name: string,
  { version, to }: Span,
  { x, middle, width, room }: Bar,
): TemplateResult | typeof nothing {
  const [full, short] = [`${name}@${version}`, `@${version}`];
  const [wide, narrow] = [textWidth(full, 12), textWidth(short, 12)];
  const put = (text: string, at: number) => svg`<text x=${at} y=${middle + 4}>${text}</text>`;
  if (wide + 14 <= width) return put(full, x + 7);
  if (narrow + 4 <= width) return put(short, x + Math.min(7, (width - narrow) / 2));
  return to === null && x + width + 4 + narrow <= room ? put(short, x + width + 4) : nothing;
}
