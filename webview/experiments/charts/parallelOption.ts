import { shorten } from '../../../src/base/text';
import { tickText } from './axisText';
import { columnTicks, measureOf, valueText } from './columnTexts';
import type { ParallelAxis } from './parallelAxes';
import type { PlotLook } from './plotLook';

/** Px that texts of an axis have before they would lie over those of another axis, or outside. */
export interface AxisRoom {
  readonly name: number;
  readonly label: number;
}

/** Px that a text of some size takes. */
export type WidthOf = (text: string, size: number) => number;

/** An axis as it is to be drawn. */
interface DrawnAxis {
  readonly axis: ParallelAxis;
  readonly room: AxisRoom;
  readonly widthOf: WidthOf;
}

/** Px left and right of the axes, where one half of the outer names and the labels of the last axis lie. */
const margins = { wide: 60, narrow: 44 };
const gap = 8;

/** Where the axes lie in a chart of some px, and what room each of them has. */
export function parallelRoom(
  width: number,
  axes: number,
  isNarrow: boolean,
): { readonly margin: number; readonly of: (dim: number) => AxisRoom } {
  const margin = isNarrow ? margins.narrow : margins.wide;
  const between = axes > 1 ? (width - 2 * margin) / (axes - 1) : Infinity;
  const of = (dim: number) => ({
    name: Math.min(between - gap, 2 * margin - gap),
    label: (dim === axes - 1 ? margin : between) - gap,
  });
  return { margin, of };
}

/** Px above and below the axes. */
export const parallelEnds = { top: 36, bottom: 24 };

/** Px below which labels of categories, which need a line each, would lie over each other. */
export function parallelHeight(axes: readonly Pick<ParallelAxis, 'categories'>[]): number {
  const lines = Math.max(0, ...axes.map(({ categories }) => categories.length));
  return lines * labelLine + parallelEnds.top + parallelEnds.bottom;
}

/** Names an axis to the chart library. */
export function axisId(dim: number): string {
  return `axis-${dim}`;
}

const nameSize = 12;
const labelSize = 11;
const labelLine = 15;
/** How wide a letter is to its size at least, on average. */
const leastLetter = 0.25;
const longestLabel = 24;

/** Both ends of what is too long can be read. */
function fitting(text: string, room: number, size: number, widthOf: WidthOf): string {
  const longest = Math.min(text.length, Math.floor(room / (size * leastLetter)));
  for (let length = longest; length > 3; length--) {
    const cut = shorten(text, length);
    if (widthOf(cut, size) <= room) return cut;
  }
  return shorten(text, 3);
}

/** What the rail says; a dash, as in the table, where the word would lie over other axes. */
function missingText({ room, widthOf }: DrawnAxis): string {
  const word = 'missing';
  return widthOf(word, labelSize) <= room.label ? word : '–';
}

/** Nothing stands between the rail and the least value, nor where no value can be. */
function placeText(drawn: DrawnAxis, value: number, text: (value: number) => string): string {
  const { axis, room, widthOf } = drawn;
  const { column, low, high, missing, whole } = axis;
  if (value < low - Math.abs(low) * 1e-9)
    return missing !== null && Math.abs(value - missing) <= Math.abs(missing) * 1e-9 ? missingText(drawn) : '';
  if (measureOf(column) !== 'number') return fitting(text(value), room.label, labelSize, widthOf);
  if (whole && !Number.isInteger(value)) return '';
  // An end is no round place but by chance, and would lie over the one next to it.
  return (value === high || value === low) && Number(value.toPrecision(2)) !== value ? '' : text(value);
}

/** The axis as the chart library wants it. */
export function axisOption(drawn: DrawnAxis, dim: number, look: PlotLook): object {
  const { axis, room, widthOf } = drawn;
  const shared = {
    id: axisId(dim),
    dim,
    name: fitting(axis.column.key, room.name, nameSize, widthOf),
    nameTextStyle: { color: look.foreground, fontSize: nameSize },
    axisLine: { lineStyle: { color: look.second } },
    axisTick: { show: false },
    areaSelectStyle: { width: 16, color: look.brushFill, borderColor: look.brush, borderWidth: 1, opacity: 1 },
  };
  // Lines run through the labels.
  const text = { color: look.second, fontSize: labelSize, textBorderColor: look.background, textBorderWidth: 3 };
  if (axis.kind === 'category') return { ...shared, ...categoryOption(drawn, text) };
  const { places, textOf } = numberTicks(axis);
  return {
    ...shared,
    type: axis.kind === 'log' ? 'log' : 'value',
    min: axis.missing ?? axis.low,
    max: axis.high,
    ...(axis.whole && { minInterval: 1 }),
    axisLabel: {
      ...text,
      ...(places && { customValues: [...(axis.missing === null ? [] : [axis.missing]), ...places] }),
      // The rail lies at the least value of the axis.
      showMinLabel: true,
      showMaxLabel: true,
      formatter: (value: number) => placeText(drawn, value, textOf),
    },
  };
}

/** Where the labels of numbers lie, unless at round numbers that the chart finds, and how they are written. */
function numberTicks({ column, kind, low, high, only }: ParallelAxis): {
  readonly places: readonly number[] | null;
  readonly textOf: (value: number) => string;
} {
  if (measureOf(column) === 'number') return { places: only === null ? null : [only], textOf: tickText };
  // Around a single value nothing else is one.
  if (only !== null) return { places: [only], textOf: (value) => valueText(column, value) };
  const { places, text } = columnTicks(column, [low, high]);
  return { places: kind === 'log' ? null : places, textOf: text };
}

/**
 * Categories at whole numbers: an axis of categories rounds the ends of a brush to them (ECharts 6.1, OrdinalScale.parse), and
 * a brush on one of them would have no height.
 */
function categoryOption(drawn: DrawnAxis, text: object): object {
  const { room, widthOf } = drawn;
  const { categories, missing } = drawn.axis;
  const formatter = (place: number) =>
    place === missing
      ? missingText(drawn)
      : shorten(fitting(categories[place] ?? '', room.label, labelSize, widthOf), longestLabel);
  return {
    type: 'value',
    min: -0.5,
    max: categories.length - 0.5,
    axisLabel: { ...text, customValues: [...categories.keys()], formatter },
  };
}
