import { expect, it } from 'vitest';
import { contradictions } from '../../../../../src/actions/models/pages/contradictions';
import type { AliasMove } from '../../../../../src/models/registry/registryState';
import { digestFor } from '../../../models/registry/happenings';

function move(event: string, version: number | null, from: number, to: number | null, stage = 'staging'): AliasMove {
  const digest = version === null ? null : digestFor(`churn${version}`);
  return { event, kind: 'promoted', model: 'churn', stage, version, digest, from, to, by: 'ana', reason: '' };
}

it('two moves contradict each other for as long as both counted, also once that is settled', () => {
  const moves = [move('a', 2, 0, 10), move('b', 4, 10, 40), move('c', 5, 20, 40), move('d', 5, 40, null)];
  const both = { from: 20, to: 40, sides: 'churn@4 and churn@5' };
  expect([...contradictions(moves)]).toEqual([
    ['b', both],
    ['c', { ...both, sides: 'churn@4 and churn@5' }],
  ]);
});

it('what is live in another stage, or is the same package, contradicts nothing', () => {
  const moves = [move('a', 2, 0, null), move('b', 3, 5, null, 'production'), move('c', 2, 8, null)];
  expect(contradictions(moves).size).toBe(0);
});

it('a withdrawal contradicts what another branch keeps live until now, and is named last', () => {
  const moves = [move('a', null, 5, null), move('b', 3, 9, null)];
  expect(contradictions(moves).get('b')).toEqual({ from: 9, to: null, sides: 'churn@3 and nothing' });
});
