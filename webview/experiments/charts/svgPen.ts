import { stretches } from './canvasPen';
import type { BandPath, Box, DrawnChart, FillStyle, LineStyle, MarkStyle, Pen, PointPath, TextStyle } from './pen';

/** Collects what is drawn as the elements of an SVG file. */
export class SvgPen implements Pen {
  readonly #elements: string[] = [];

  /** The file; `background` fills it, so that light text stays readable wherever it is put. */
  file(width: number, height: number, background: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<rect width="100%" height="100%" fill="${escaped(background)}"/>`,
      ...this.#elements,
      '</svg>\n',
    ].join('\n');
  }

  clipped({ left, top, right, bottom }: Box, draw: () => void): void {
    this.#elements.push(
      `<clipPath id="plot"><rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/></clipPath>`,
      '<g clip-path="url(#plot)">',
    );
    draw();
    this.#elements.push('</g>');
  }

  chart({ svg }: DrawnChart, top: number): void {
    this.#elements.push(svg().replace('<svg ', `<svg y="${top}" `));
  }

  line({ x, y }: PointPath, { colour, width, opacity, dash }: LineStyle): void {
    let drawing = false;
    let path = '';
    for (let index = 0; index < x.length; index++) {
      const top = y[index] as number;
      if (!Number.isFinite(top)) drawing = false;
      else {
        path += `${drawing ? 'L' : 'M'}${short(x[index] as number)} ${short(top)}`;
        drawing = true;
      }
    }
    const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    this.#elements.push(
      `<path d="${path}" fill="none" stroke="${escaped(colour)}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linejoin="round"${dashes}/>`,
    );
  }

  area({ x, low, high }: BandPath, { colour, opacity }: FillStyle): void {
    for (const [from, to] of stretches(low, high)) {
      const there = Array.from({ length: to - from }, (_, index) => corner(x, high, from + index));
      const back = Array.from({ length: to - from }, (_, index) => corner(x, low, to - 1 - index));
      this.#elements.push(
        `<path d="M${[...there, ...back].join('L')}Z" fill="${escaped(colour)}" fill-opacity="${opacity}"/>`,
      );
    }
  }

  mark(path: string, x: number, y: number, { stroke, fill, width, opacity }: MarkStyle): void {
    this.#elements.push(
      `<path d="${path}" transform="translate(${short(x)} ${short(y)})" fill="${escaped(fill)}" stroke="${escaped(stroke)}" stroke-width="${width}" opacity="${opacity}"/>`,
    );
  }

  text(text: string, x: number, y: number, { colour, size, align, font }: TextStyle): void {
    const anchor = align === 'left' ? 'start' : align === 'right' ? 'end' : 'middle';
    this.#elements.push(
      `<text x="${short(x)}" y="${short(y)}" fill="${escaped(colour)}" font-size="${size}" font-family="${escaped(font)}" text-anchor="${anchor}" dominant-baseline="middle">${escaped(text)}</text>`,
    );
  }
}

function corner(x: Float64Array, y: Float64Array, index: number): string {
  return `${short(x[index] as number)} ${short(y[index] as number)}`;
}

function short(length: number): string {
  return String(Math.round(length * 100) / 100);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
