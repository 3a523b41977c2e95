import { expect, it } from 'vitest';
import { contradictions } from '../../../../../src/actions/models/pages/contradictions';
import { foldSlot } from '../../../../../src/models/registry/foldSlot';
import type { RegistryEvent, SealedEvent } from '../../../../../src/models/registry/registryEvent';
import type { AliasMove } from '../../../../../src/models/registry/registryState';
import { digestFor, promotion } from '../../../models/registry/happenings';

function move(event: string, version: number | null, from: number, to: number | null, stage = 'staging'): AliasMove {
  const digest = version === null ? null : digestFor(`churn${version}`);
  return { event, kind: 'promoted', model: 'churn', stage, version, digest, from, to, by: 'ana', reason: '' };
}

it('two moves contradict each other for as long as both counted, also once that is settled', () => {
  const moves = [move('a', 2, 0, 10), move('b', 4, 10, 40), move('c', 5, 20, 40), move('d', 5, 40, null)];
  const both = { from: 20, to: 40, sides: 'churn@4 and churn@5' };
  expect([...contradictions(moves)]).toEqual([
    ['b', [both]],
    ['c', [both]],
  ]);
});

it('what is live in another stage, or is the same package, contradicts nothing', () => {
  const moves = [move('a', 2, 0, null), move('b', 3, 5, null, 'production'), move('c', 2, 8, null)];
  expect(contradictions(moves).size).toBe(0);
});

it('a withdrawal contradicts what another branch keeps live until now, and is named last', () => {
  const moves = [move('a', null, 5, null), move('b', 3, 9, null)];
  expect(contradictions(moves).get('b')).toEqual([{ from: 9, to: null, sides: 'churn@3 and nothing' }]);
});

it('what one branch made live after each other contradicts the other branch one by one', () => {
  const promoted = (digest: string, version: number, day: number, ...parents: readonly string[]): SealedEvent => {
    const at = `2026-01-0${day}T00:00:00Z`;
    const event = { tend: 'event/1', ...promotion('churn', version), at, by: 'ana', parents } as RegistryEvent;
    return { digest, event };
  };
  const events = [promoted('a', 1, 1), promoted('m', 2, 2, 'a'), promoted('b', 3, 3, 'a'), promoted('c', 4, 4, 'b')];
  const found = contradictions(foldSlot(events).moves);
  const [third, fourth] = [Date.UTC(2026, 0, 3), Date.UTC(2026, 0, 4)];
  const earlier = { from: third, to: fourth, sides: 'churn@2 and churn@3' };
  const later = { from: fourth, to: null, sides: 'churn@2 and churn@4' };
  expect([...found]).toEqual([
    ['m', [earlier, later]],
    ['b', [earlier]],
    ['c', [later]],
  ]);
});

it('what is the same before and after a move that says so too is one contradiction', () => {
  const moves = [move('a', 2, 0, null), move('b', 3, 5, 10), move('c', 3, 10, null)];
  expect(contradictions(moves).get('a')).toEqual([{ from: 5, to: null, sides: 'churn@2 and churn@3' }]);
});
