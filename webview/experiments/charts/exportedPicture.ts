import { canvasPng } from './canvasPng';
import { CanvasPen } from './canvasPen';
import type { Pen } from './pen';
import { SvgPen } from './svgPen';

/** A chart as it is taken along, drawn anew for that; lengths in CSS pixels. */
export interface ExportedPicture {
  readonly width: number;
  readonly height: number;
  /** Fills it, so that light text stays readable wherever it is put. */
  readonly background: string;
  readonly paint: (pen: Pen) => void;
}

/** Pixels of a PNG to one of the page, at least. */
const leastRatio = 2;

export function pictureSvg({ width, height, background, paint }: ExportedPicture): string {
  const pen = new SvgPen();
  paint(pen);
  return pen.file(width, height, background);
}

export async function picturePng({ width, height, background, paint }: ExportedPicture): Promise<Uint8Array> {
  const ratio = Math.max(leastRatio, window.devicePixelRatio);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    paint(new CanvasPen(context, ratio));
  }
  return canvasPng(canvas);
}
