import { CanvasPen } from './canvasPen';
import { paintShapes } from './curvePainter';
import type { PaintSpace } from './curveSpace';
import { shiftBetween, type LayerPicture } from './shiftBetween';

/** The shapes of a plot that is moved along: what was seen before is shifted, and only what comes into sight is painted. */
export class CurveLayer {
  readonly #canvas = document.createElement('canvas');
  #painted: LayerPicture | null = null;

  /** Draws into the box of a picture on another canvas. */
  draw(onto: CanvasRenderingContext2D, picture: LayerPicture): void {
    const { left, top, right, bottom, ratio } = picture;
    const size = [(right - left) * ratio, (bottom - top) * ratio] as const;
    if (size[0] < 1 || size[1] < 1) return;
    this.#paint(picture, onto.canvas);
    const place = [left * ratio, top * ratio, ...size] as const;
    onto.drawImage(this.#canvas, ...place, ...place);
  }

  /** Takes no memory until it is drawn again. */
  clear(): void {
    this.#painted = null;
    this.#canvas.width = 0;
  }

  #paint(picture: LayerPicture, { width, height }: HTMLCanvasElement): void {
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const shift = this.#painted && shiftBetween(this.#painted, picture);
    if (shift === null) [this.#canvas.width, this.#canvas.height] = [width, height];
    this.#painted = picture;
    const pen = new CanvasPen(context, picture.ratio);
    if (shift === null) paintShapes({ ...picture, pen }, picture.rows);
    else if (shift !== 0) this.#shift(context, { ...picture, pen }, shift / picture.ratio);
  }

  #shift(context: CanvasRenderingContext2D, space: PaintSpace & LayerPicture, by: number): void {
    const { left, right, ratio } = space;
    context.globalCompositeOperation = 'copy';
    context.drawImage(this.#canvas, by * ratio, 0);
    context.globalCompositeOperation = 'source-over';
    const part = by > 0 ? { left, right: left + by } : { left: right + by, right };
    context.clearRect(part.left * ratio, 0, (part.right - part.left) * ratio, this.#canvas.height);
    paintShapes({ ...space, ...part }, space.rows);
  }
}
