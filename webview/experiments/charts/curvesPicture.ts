import { plural } from '../../../src/base/text';
import { paintCurves } from './curvePainter';
import type { PaintedRow } from './curveSpace';
import type { CurvePicture } from './curvePlot';
import { axisOf, toScreen } from './curveScales';
import { countedMembers, hasNothingAboveZero, hasNothingFinite } from './curveValues';
import type { ExportedPicture } from './exportedPicture';
import { layLegend, paintLegend, type LegendItem } from './paintedLegend';
import type { Pen } from './pen';

const margin = { right: 20, top: 32, bottom: 28 };

/** Px between the room for texts of values and the edge of the picture. */
const edge = 10;
const plotHeight = 320;

/** A plot that is taken along: what it is called, and what is said under it of how it is drawn. */
export interface NamedPlot {
  readonly picture: CurvePicture;
  readonly title: string;
  readonly note: string;
  readonly width: number;
}

/** The plot drawn anew with its axes, and its legend under it: nobody else says whose lines these are. */
export function curvesPicture(plot: NamedPlot): ExportedPicture {
  const { picture, note, width } = plot;
  const legend = layLegend(
    picture.rows.map((row) => legendItem(row, picture)),
    note,
    { left: leftOf(picture), right: width - margin.right },
  );
  return {
    width,
    height: plotHeight + legend.height,
    background: picture.look.background,
    paint: (pen) => {
      paintPlot(pen, plot);
      paintLegend(pen, legend, picture.look, plotHeight);
    },
  };
}

/** What stands under the plot for a row. */
export function legendItem(row: PaintedRow, { band, logY }: Pick<CurvePicture, 'band' | 'logY'>): LegendItem {
  const { charted, identity, colour } = row;
  return {
    words: entryWords(row, logY),
    identity,
    colour,
    sample: charted.group !== null && band !== 'none' ? 'band' : 'line',
  };
}

/** "lgbm · 6, 5 runs". */
function entryWords({ charted }: PaintedRow, logY: boolean): string {
  const { row, name, runs } = charted;
  const counted = countedMembers(charted, 0);
  const count = counted === runs ? plural(runs, 'run') : `${counted} of ${plural(runs, 'run')}`;
  const undrawn = hasNothingFinite(charted)
    ? 'no finite value'
    : logY && hasNothingAboveZero(charted)
      ? 'no value above zero'
      : '';
  const parts = [name, row.type === 'group' ? count : '', undrawn];
  return parts.filter((part) => part !== '').join(', ');
}

function leftOf({ room }: CurvePicture): number {
  return room + edge;
}

function paintPlot(pen: Pen, { picture, title, width }: NamedPlot): void {
  const { look, rows, smoothing, band } = picture;
  const x = axisOf(picture.x, picture.logX, picture.axis);
  const y = axisOf(picture.y, picture.logY, 'value');
  const box = {
    left: leftOf(picture),
    right: width - margin.right,
    top: margin.top,
    bottom: plotHeight - margin.bottom,
  };
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
}
