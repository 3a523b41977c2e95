import { describe, expect, it } from 'vitest';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { LostBaseline } from '../../../webview/experiments/model/lostBaseline';

const row: RowRef = { type: 'run', id: 'a' };

function lost() {
  const there = new Set<string>();
  const baseline = new LostBaseline({
    unseen: ({ rows }) =>
      Promise.resolve({ hidden: [], gone: rows.filter((each) => each.type !== 'run' || !there.has(each.id)) }),
  });
  baseline.row = row;
  return { baseline, there };
}

describe('a baseline that was deleted with its run', () => {
  it('is lost until the run is there again, and found once', async () => {
    const { baseline, there } = lost();
    expect(await baseline.found('1', null)).toBe(null);
    there.add('a');
    expect(await baseline.found('2', null)).toEqual(row);
    expect(await baseline.found('3', null)).toBe(null);
  });

  it('stays lost where another one was chosen meanwhile', async () => {
    const { baseline, there } = lost();
    await baseline.found('1', { type: 'run', id: 'b' });
    there.add('a');
    expect(await baseline.found('2', null)).toBe(null);
  });
});
