import { describe, expect, it } from 'vitest';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { toggleCharted } from '../../../webview/experiments/model/charted';

const run = (id: number): RowRef => ({ type: 'run', id: `${id}` });

describe('marking rows for the charts', () => {
  it('marks all of a selection of which some are marked', () => {
    expect(toggleCharted([run(1)], [run(1), run(2)])).toEqual([run(1), run(2)]);
  });

  it('unmarks a selection that is marked', () => {
    expect(toggleCharted([run(1), run(2), run(3)], [run(2), run(3)])).toEqual([run(1)]);
  });
});
