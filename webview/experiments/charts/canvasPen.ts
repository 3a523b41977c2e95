import { isDense, pixelColumns, type PixelColumns } from './pixelColumns';
import type { BandPath, Box, DrawnChart, FillStyle, LineStyle, MarkStyle, Pen, PointPath, TextStyle } from './pen';

/** Points of a piece of a dense line: where there is no graphics card, the time for a line grows with the square of its length. */
const pieceLength = 8;

/** Draws on a canvas whose pixels are `ratio` times as fine as those of the page. */
export class CanvasPen implements Pen {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly ratio: number,
  ) {}

  chart({ canvas }: DrawnChart, top: number): void {
    this.context.drawImage(canvas(this.ratio), 0, top * this.ratio);
  }

  line({ x, y }: PointPath, { colour, width, opacity, dash }: LineStyle): void {
    const { context, ratio } = this;
    context.strokeStyle = colour;
    context.globalAlpha = opacity;
    context.lineWidth = Math.max(1, width * ratio);
    context.lineJoin = 'bevel';
    context.setLineDash(dash.map((length) => length * ratio));
    for (const [from, to] of stretches(y, y)) this.#stroke({ x, y }, from, to);
    context.setLineDash([]);
    context.lineDashOffset = 0;
    context.globalAlpha = 1;
  }

  #stroke(path: PointPath, from: number, to: number): void {
    const { context, ratio } = this;
    const inPieces = context.lineWidth > 1 && to - from > pieceLength && isDense(path.x, from, to, ratio);
    const length = inPieces ? pieceLength : to - from;
    // What is not opaque would show where the ends of pieces lie over each other.
    const isCovering = inPieces && context.globalAlpha === 1 && context.getLineDash().length === 0;
    context.lineCap = isCovering ? 'round' : 'butt';
    context.lineDashOffset = 0;
    for (let start = from; start < to - 1; start += length) this.#piece(path, start, Math.min(to, start + length + 1));
    context.lineCap = 'butt';
  }

  /** The dashes go on in the next. */
  #piece({ x, y }: PointPath, from: number, to: number): void {
    const { context, ratio } = this;
    let length = 0;
    context.beginPath();
    context.moveTo((x[from] as number) * ratio, (y[from] as number) * ratio);
    for (let index = from + 1; index < to; index++) {
      context.lineTo((x[index] as number) * ratio, (y[index] as number) * ratio);
      length += Math.hypot(
        (x[index] as number) - (x[index - 1] as number),
        (y[index] as number) - (y[index - 1] as number),
      );
    }
    context.stroke();
    context.lineDashOffset += length * ratio;
  }

  area(path: BandPath, { colour, opacity }: FillStyle): void {
    const { context, ratio } = this;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.globalAlpha = opacity;
    for (const [from, to] of stretches(path.low, path.high)) {
      if (isDense(path.x, from, to, ratio)) this.#columns(pixelColumns(path, from, to, ratio));
      else this.#fill(path, from, to);
    }
    context.globalAlpha = 1;
  }

  #fill({ x, low, high }: BandPath, from: number, to: number): void {
    const { context, ratio } = this;
    context.beginPath();
    for (let index = from; index < to; index++)
      context.lineTo((x[index] as number) * ratio, (high[index] as number) * ratio);
    for (let index = to - 1; index >= from; index--)
      context.lineTo((x[index] as number) * ratio, (low[index] as number) * ratio);
    context.fill();
  }

  /** Upright lines of one pixel: where there is no graphics card, a ragged shape takes many times as long to fill. */
  #columns({ first, tops, bottoms }: PixelColumns): void {
    const { context } = this;
    context.lineWidth = 1;
    context.beginPath();
    for (const [index, top] of tops.entries()) {
      context.moveTo(first + index + 0.5, top);
      context.lineTo(first + index + 0.5, bottoms[index] as number);
    }
    context.stroke();
  }

  mark(path: string, x: number, y: number, { stroke, fill, width, opacity }: MarkStyle): void {
    const { context, ratio } = this;
    const shape = new Path2D(path);
    context.save();
    context.translate(x * ratio, y * ratio);
    context.scale(ratio, ratio);
    context.globalAlpha = opacity;
    context.fillStyle = fill;
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.fill(shape);
    context.stroke(shape);
    context.restore();
  }

  text(text: string, x: number, y: number, { colour, size, align, font }: TextStyle): void {
    const { context, ratio } = this;
    context.fillStyle = colour;
    context.font = `${size * ratio}px ${font}`;
    context.textAlign = align;
    context.textBaseline = 'middle';
    context.fillText(text, x * ratio, y * ratio);
  }

  clipped({ left, top, right, bottom }: Box, draw: () => void): void {
    const { context, ratio } = this;
    context.save();
    context.beginPath();
    context.rect(left * ratio, top * ratio, (right - left) * ratio, (bottom - top) * ratio);
    context.clip();
    draw();
    context.restore();
  }
}

/** Stretches in which both edges are numbers: from, and before where. */
export function stretches(low: Float64Array, high: Float64Array): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = -1;
  for (let index = 0; index <= low.length; index++) {
    const there = index < low.length && Number.isFinite(low[index]) && Number.isFinite(high[index]);
    if (there && from < 0) from = index;
    if (there || from < 0) continue;
    found.push([from, index]);
    from = -1;
  }
  return found;
}
