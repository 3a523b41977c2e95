import { afterEach, describe, expect, it } from 'vitest';
import { lifecycle } from '../../../src/lifecycle/stages';
import { PostponedSteps } from '../../../src/vscode/views/postponedSteps';
import { checkedFile, emptyProject } from '../lifecycle/snapshots';

describe('a next step that is put off', () => {
  const memory = new Map<string, unknown>();
  const memento = {
    get: (key: string) => memory.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
  };
  const withErrors = (error: number) => lifecycle({ ...emptyProject, dataFiles: [checkedFile('a.csv', { error })] });
  const three = withErrors(3);
  const { next } = three;

  afterEach(() => memory.clear());

  it('is hidden, also after the window was closed, until it says something else', async () => {
    const steps = new PostponedSteps(memento);
    expect(steps.apply('p', three)).toEqual({ lifecycle: three, postponed: null });
    if (next) await steps.postpone('p', next);
    const later = new PostponedSteps(memento);
    expect(later.apply('p', three)).toEqual({ lifecycle: { ...three, next: null }, postponed: next });
    expect(later.apply('p', withErrors(2)).lifecycle.next?.label).toBe('mend 2 errors');
    steps.dispose();
    later.dispose();
  });

  it('is that of one project alone, and tells those who show it', async () => {
    const steps = new PostponedSteps(memento);
    let told = 0;
    steps.onDidChange(() => told++);
    if (next) await steps.postpone('p', next);
    expect(told).toBe(1);
    expect(steps.apply('q', three).postponed).toBeNull();
    steps.dispose();
  });
});
