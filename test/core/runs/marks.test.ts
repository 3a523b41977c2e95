import { expect, it } from 'vitest';
import { commonMarks, relabelled, typedLabels } from '../../../src/runs/marks';

const run = (...labels: readonly string[]) => ({ starred: false, archived: false, note: '', labels: [...labels] });

it('keeps the tags that single runs have beside those in common, which are the ones that are typed over', () => {
  const runs = [run('a', 'mine'), run('a', 'b')];
  const { labels } = commonMarks(runs);
  expect(labels).toEqual(['a']);
  const change = typedLabels(labels, ' candidate, candidate ,, ');
  expect(change).toEqual({ add: ['candidate'], remove: ['a'] });
  expect(runs.map((it) => change && relabelled(it.labels, change))).toEqual([
    ['mine', 'candidate'],
    ['b', 'candidate'],
  ]);
});

it('is no change where the same tags are typed again', () => {
  expect(typedLabels(['a', 'b'], 'b, a')).toBeNull();
});
