import { paintCurves } from './curvePainter';
import type { CurvePicture } from './curvePlot';
import { axisOf, toScreen } from './curveScales';
import { SvgPen } from './svgPen';

const margin = { left: 56, right: 12, top: 32, bottom: 28 };

/** The plot as an SVG file, drawn anew with its axes; lengths in pixels. */
export function curvesSvg(picture: CurvePicture, title: string, width: number, height: number): string {
  const { look, rows, smoothing, band } = picture;
  const pen = new SvgPen();
  const x = axisOf(picture.x, picture.logX, picture.axis);
  const y = axisOf(picture.y, picture.logY, 'value');
  const box = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const toX = toScreen(x, box.left, box.right);
  const toY = toScreen(y, box.bottom, box.top);
  const text = { colour: look.second, size: 11, font: look.font };
  y.ticks.forEach((tick, index) => {
    const top = toY(tick);
    pen.line(
      { x: Float64Array.of(box.left, box.right), y: Float64Array.of(top, top) },
      { colour: look.grid, width: 1, opacity: 1, dash: [] },
    );
    pen.text(y.texts[index] ?? '', box.left - 6, top, { ...text, align: 'right' });
  });
  x.ticks.forEach((tick, index) =>
    pen.text(x.texts[index] ?? '', toX(tick), box.bottom + 14, { ...text, align: 'center' }),
  );
  pen.text(title, box.left, 14, { colour: look.foreground, size: 13, font: look.font, align: 'left' });
  const space = { pen, x: toX, y: toY, ...box, background: look.background, smoothing, band, moving: false };
  paintCurves(space, rows);
  return pen.file(width, height, look.background);
}
