import { describe, expect, it } from 'vitest';
import { TreeFolds } from '../../../../src/vscode/views/treeFolds';

function memoryOf(state: unknown = null) {
  const states = new Map<string, unknown>([['tree', state]]);
  return {
    get: (subject: string) => structuredClone(states.get(subject)),
    set: (subject: string, kept: unknown) => void states.set(subject, kept),
  };
}

describe('folds of a tree', () => {
  it('are known to the next window: what was opened, what was closed, and what nobody touched', () => {
    const memory = memoryOf();
    const folds = new TreeFolds(memory, 'tree');
    folds.set('a', true);
    folds.set('b', true);
    folds.set('b', false);
    const next = new TreeFolds(memory, 'tree');
    expect(['a', 'b', 'c'].map((row) => next.isOpen(row))).toEqual([true, false, undefined]);
    expect(next.opened()).toEqual(['a']);
  });

  it('are as many as anybody uses, the newest', () => {
    const memory = memoryOf();
    const folds = new TreeFolds(memory, 'tree');
    for (let row = 0; row <= 500; row++) folds.set(`row ${row}`, true);
    const next = new TreeFolds(memory, 'tree');
    expect([next.isOpen('row 0'), next.isOpen('row 1'), next.isOpen('row 500')]).toEqual([undefined, true, true]);
  });

  it('are none where something else was left', () => {
    for (const state of ['x', { a: true }, [['a'], ['b', 1], 'c', null]])
      expect(new TreeFolds(memoryOf(state), 'tree').opened()).toEqual([]);
  });
});
