import { describe, expect, it } from 'vitest';
import { boxHeight, lineageLayout } from '../../../webview/model/overview/lineageLayout';

const box = (id: string, column: number) => ({
  ...{ id, column, title: id, detail: '', opens: null },
  ...{ recorded: true, selected: false },
});
const lineage = {
  boxes: [
    box('raw', 0),
    box('data', 1),
    box('code', 1),
    box('run', 2),
    box('version', 3),
    box('stage', 4),
    box('next', 4),
  ],
  links: [
    { from: 'raw', to: 'data' },
    { from: 'run', to: 'version' },
    { from: 'version', to: 'nowhere' },
  ],
};

describe('the boxes of a lineage', () => {
  it('stand in columns from left to right, within the width and without touching', () => {
    const layout = lineageLayout(lineage, 728);
    const rectangles =
      layout?.boxes.map(({ x, y }) => ({ x, y, right: x + layout.boxWidth, bottom: y + boxHeight })) ?? [];
    expect(rectangles).toHaveLength(7);
    for (const [index, a] of rectangles.entries()) {
      expect(a.right).toBeLessThanOrEqual(728);
      for (const b of rectangles.slice(index + 1))
        expect(a.right <= b.x || b.right <= a.x || a.bottom <= b.y || b.bottom <= a.y).toBe(true);
    }
  });

  it('have a link only where both ends are there', () => {
    expect(lineageLayout(lineage, 728)?.links).toHaveLength(2);
  });

  it('are not drawn where there is no room, and one alone is', () => {
    expect(lineageLayout(lineage, 300)).toBeNull();
    expect(lineageLayout({ boxes: [box('version', 0)], links: [] }, 300)?.boxes).toHaveLength(1);
  });
});
