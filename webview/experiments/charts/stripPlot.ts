import type { Disposable } from '../../../src/base/disposable';
import { CanvasPen } from './canvasPen';
import type { CurvePicture, PlotEvents } from './curvePlot';
import type { ExportedPicture } from './exportedPicture';
import type { Pen } from './pen';
import { paintStrip, stripAxisHeight, stripRowAt, stripRowHeight, type Strip } from './stripPainter';

/** In place of curves where every run has one value: there is no axis of steps, and nothing to zoom. */
export class StripPlot implements Disposable {
  readonly isStrip = true;
  readonly #canvas = document.createElement('canvas');
  #picture: CurvePicture;
  #width: number;
  #height: number;

  constructor(
    private readonly container: HTMLElement,
    picture: CurvePicture,
    events: Pick<PlotEvents, 'hover'>,
  ) {
    [this.#width, this.#height] = [container.clientWidth, container.clientHeight];
    this.#picture = picture;
    this.#canvas.addEventListener('pointermove', ({ offsetY }) => events.hover(stripRowAt(this.#strip(), offsetY)));
    this.#canvas.addEventListener('pointerleave', () => events.hover(null));
    container.append(this.#canvas);
    this.#draw();
  }

  show(picture: CurvePicture): void {
    this.#picture = picture;
    this.#draw();
  }

  resize(width: number, height: number): void {
    if (width === this.#width && height === this.#height) return;
    [this.#width, this.#height] = [width, height];
    this.#draw();
  }

  /** There are no steps to point at. */
  point(): void {
    return;
  }

  dispose(): void {
    this.#canvas.remove();
    this.container.style.minHeight = '';
  }

  #strip(): Strip {
    return stripOf(this.#picture, this.#width, this.#height);
  }

  #draw(): void {
    const ratio = window.devicePixelRatio;
    this.container.style.minHeight = `${leastHeight(this.#picture)}px`;
    [this.#canvas.width, this.#canvas.height] = [this.#width * ratio, this.#height * ratio];
    this.#canvas.style.width = `${this.#width}px`;
    this.#canvas.style.height = `${this.#height}px`;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = this.#picture.look.background;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    paintStrip(new CanvasPen(context, ratio), this.#strip());
  }
}

/** The strip as it is taken along; its rows bear their names. */
export function stripPicture(picture: CurvePicture, width: number): ExportedPicture {
  const height = leastHeight(picture);
  const paint = (pen: Pen) => paintStrip(pen, stripOf(picture, width, height));
  return { width, height, background: picture.look.background, paint };
}

function leastHeight({ rows }: CurvePicture): number {
  return Math.max(120, rows.length * stripRowHeight + stripAxisHeight);
}

function stripOf({ rows, logY, look }: CurvePicture, width: number, height: number): Strip {
  return { rows, log: logY, look, width, height };
}
