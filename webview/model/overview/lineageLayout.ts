import type { VersionDetail } from '../../../src/protocol/models/modelPage';

type Lineage = VersionDetail['lineage'];
type Box = Lineage['boxes'][number];

export const boxHeight = 40;
const rowHeight = 64;
const widest = 150;
const narrowest = 96;

/** Least gap between two columns, which the links need. */
const gap = 20;

export interface PlacedBox {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
}

export interface LineageLayout {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxes: readonly PlacedBox[];
  /** SVG paths, from the right of a box to the left of the next. */
  readonly links: readonly string[];
}

/** Columns from left to right, each centred; null: there is no room for it. */
export function lineageLayout({ boxes, links }: Lineage, width: number): LineageLayout | null {
  const columns = [...new Set(boxes.map(({ column }) => column))].toSorted((a, b) => a - b);
  const boxWidth = Math.min(widest, Math.floor((width - gap * (columns.length - 1)) / Math.max(1, columns.length)));
  if (columns.length === 0 || boxWidth < narrowest) return null;
  const step = columns.length < 2 ? 0 : Math.min(boxWidth + 60, (width - boxWidth) / (columns.length - 1));
  const tallest = Math.max(...columns.map((column) => boxes.filter((box) => box.column === column).length));
  const height = (tallest - 1) * rowHeight + boxHeight;
  const placed = columns.flatMap((column, index) => {
    const stack = boxes.filter((box) => box.column === column);
    const top = (height - (stack.length - 1) * rowHeight - boxHeight) / 2;
    return stack.map((box, row) => ({ box, x: Math.round(index * step), y: Math.round(top + row * rowHeight) }));
  });
  return { width, height, boxWidth, boxes: placed, links: links.flatMap((link) => linkPath(link, placed, boxWidth)) };
}

function linkPath({ from, to }: Lineage['links'][number], placed: readonly PlacedBox[], boxWidth: number): string[] {
  const [start, end] = [from, to].map((id) => placed.find(({ box }) => box.id === id));
  if (!start || !end) return [];
  const [x1, y1, x2, y2] = [start.x + boxWidth, start.y + boxHeight / 2, end.x, end.y + boxHeight / 2];
  const bend = Math.max(8, (x2 - x1) / 2);
  return [
    `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}M${x2 - 5} ${y2 - 4}L${x2} ${y2}L${x2 - 5} ${y2 + 4}`,
  ];
}
