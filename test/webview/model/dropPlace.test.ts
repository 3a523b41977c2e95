import { describe, expect, it } from 'vitest';
import { layoutColumns, placedColumns } from '../../../webview/experiments/model/columnLayout';
import { defaultView } from '../../../webview/experiments/model/defaultView';
import { dropPlace } from '../../../webview/experiments/table/dropPlace';

/** Pinned: p and q; free: a, b, c. */
const view = {
  ...defaultView([]),
  columns: ['a', 'p', 'b', 'q', 'c'].map((key) => ({
    column: { kind: 'param', key } as const,
    width: 60,
    pinned: key === 'p' || key === 'q',
  })),
};
const layout = (of: Parameters<typeof layoutColumns>[0]) => layoutColumns(of, new Map());

/** What a drop says, and what it makes of the order on the screen. */
function dropped(moved: string, target: string): string | null {
  const heads = placedColumns(layout(view));
  const head = (key: string) => heads.find(({ column }) => column.key === key) ?? heads[0];
  const [from, to] = [head(moved), head(target)];
  const place = from && to ? dropPlace(view, from, to, layout) : null;
  if (!place) return null;
  const order = placedColumns(layout({ ...view, ...place.change })).map(({ column }) => column.key);
  return `${place.side} ${heads.find(({ index }) => index === place.index)?.column.key ?? 'name'}: ${order.join('')}`;
}

describe('a column that is dropped on another one', () => {
  it('comes to stand where the mark is, before what lies to the left and after what lies to the right', () => {
    expect(dropped('c', 'a')).toBe('before a: pqcab');
    expect(dropped('a', 'b')).toBe('before c: pqbac');
    expect(dropped('a', 'c')).toBe('after c: pqbca');
    expect(dropped('q', 'p')).toBe('before p: qpabc');
  });

  it('stays among the pinned, or among the others', () => {
    expect(dropped('c', 'p')).toBe('before b: pqacb');
    expect(dropped('p', 'c')).toBe('after q: qpabc');
  });

  it('has no mark where it would stand as before', () => {
    expect(dropped('a', 'a')).toBe(null);
    expect(dropped('a', 'p')).toBe(null);
  });
});
