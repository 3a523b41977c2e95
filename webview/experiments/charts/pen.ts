/** What curves are drawn with: on a canvas, or into an SVG file. Lengths are CSS pixels. */
export interface Pen {
  /** A line through points, broken where `breaks` says so; `dash` empty: solid. */
  line(path: PointPath, style: LineStyle): void;
  /** The area between two lines over the same x. */
  area(path: BandPath, style: FillStyle): void;
  /** An SVG path around a place. */
  mark(path: string, x: number, y: number, style: MarkStyle): void;
  text(text: string, x: number, y: number, style: TextStyle): void;
  /** A chart of a library, `top` below the upper edge. */
  chart(drawn: DrawnChart, top: number): void;
  /** What `draw` draws is cut at the edges of a rectangle. */
  clipped(box: Box, draw: () => void): void;
}

/** What a library draws by itself, with its own size. */
export interface DrawnChart {
  readonly svg: () => string;
  /** `ratio`: its pixels to one of the page. */
  readonly canvas: (ratio: number) => HTMLCanvasElement;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PointPath {
  readonly x: Float64Array;
  /** What is not finite breaks the line. */
  readonly y: Float64Array;
}

export interface BandPath {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface LineStyle {
  readonly colour: string;
  /** 0: as thin as can be. */
  readonly width: number;
  readonly opacity: number;
  readonly dash: readonly number[];
}

export interface FillStyle {
  readonly colour: string;
  readonly opacity: number;
}

export interface MarkStyle {
  readonly stroke: string;
  readonly fill: string;
  readonly width: number;
  readonly opacity: number;
}

export interface TextStyle {
  readonly colour: string;
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly font: string;
}
