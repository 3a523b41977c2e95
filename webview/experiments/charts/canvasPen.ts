import type { BandPath, Box, DrawnChart, FillStyle, LineStyle, MarkStyle, Pen, PointPath, TextStyle } from './pen';

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
    context.beginPath();
    let drawing = false;
    for (let index = 0; index < x.length; index++) {
      const top = y[index] as number;
      if (!Number.isFinite(top)) drawing = false;
      else if (drawing) context.lineTo((x[index] as number) * ratio, top * ratio);
      else {
        context.moveTo((x[index] as number) * ratio, top * ratio);
        drawing = true;
      }
    }
    context.strokeStyle = colour;
    context.globalAlpha = opacity;
    context.lineWidth = width * ratio;
    context.lineJoin = 'bevel';
    context.setLineDash(dash.map((length) => length * ratio));
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  area({ x, low, high }: BandPath, { colour, opacity }: FillStyle): void {
    const { context, ratio } = this;
    context.fillStyle = colour;
    context.globalAlpha = opacity;
    for (const [from, to] of stretches(low, high)) {
      context.beginPath();
      for (let index = from; index < to; index++)
        context.lineTo((x[index] as number) * ratio, (high[index] as number) * ratio);
      for (let index = to - 1; index >= from; index--)
        context.lineTo((x[index] as number) * ratio, (low[index] as number) * ratio);
      context.fill();
    }
    context.globalAlpha = 1;
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
