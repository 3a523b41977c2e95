import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptMarked, asMarked } from '../../../webview/experiments/model/charted';
import { Identities, rowSpace } from '../../../webview/experiments/model/identities';
import { distinctLooks, identityOf, markerPath } from '../../../webview/shared/identity';

const keys = (...names: readonly number[]) => names.map((name) => `run ${name}`);
const someKeys = fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map((names) => keys(...names));

describe('the look of a run', () => {
  it('is that of no other run drawn beside it, whatever was given, adopted from views and restored before', () => {
    const slots = fc.dictionary(
      fc.nat(50).map((run) => `run ${run}`),
      fc.nat(150),
      { maxKeys: 10 },
    );
    const step = fc.oneof(
      fc.uniqueArray(fc.nat(50), { maxLength: distinctLooks }).map((runs) => ({ type: 'give' as const, runs })),
      slots.map((wishes) => ({ type: 'adopt' as const, wishes })),
      slots.map((kept) => ({ type: 'restore' as const, kept })),
      fc.constant({ type: 'reload' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let identities = new Identities();
        for (const step of steps) {
          if (step.type === 'adopt') identities.adopt(rowSpace, new Map(Object.entries(step.wishes)));
          if (step.type === 'restore')
            identities.restore(Object.entries(step.kept).map(([key, slot]) => ({ space: rowSpace, key, slot })));
          if (step.type === 'reload') {
            const all = identities.all([]);
            identities = new Identities();
            identities.restore(all);
          }
          if (step.type !== 'give') continue;
          const given = identities.give(rowSpace, keys(...step.runs));
          const looks = [...given.values()].map((slot) => JSON.stringify(identityOf(slot)));
          expect(new Set(looks).size).toBe(step.runs.length);
          expect(identities.give(rowSpace, keys(...step.runs))).toEqual(given);
        }
      }),
    );
  });

  it('stays where a saved view brought the same along, and that run is given another when it comes beside', () => {
    const identities = new Identities();
    identities.give(rowSpace, keys(1, 2));
    identities.adopt(rowSpace, new Map([['run 3', 1]]));
    expect([...identities.give(rowSpace, keys(3)).values()]).toEqual([1]);
    expect([...identities.give(rowSpace, keys(1, 2, 3)).values()]).toEqual([0, 1, 2]);
  });

  it('stays while other runs are drawn, whatever was filtered or sorted', () => {
    fc.assert(
      fc.property(fc.array(someKeys, { maxLength: 12 }), (drawn) => {
        const identities = new Identities();
        const first = new Map<string, number>();
        for (const shown of drawn) {
          const known = shown.flatMap((key) => first.get(key) ?? []);
          // Where all looks are in use two may have been given the same before.
          if (new Set(known.map((slot) => slot % distinctLooks)).size < known.length) return;
          for (const [key, slot] of identities.give(rowSpace, shown)) {
            expect(first.get(key) ?? slot).toBe(slot);
            first.set(key, slot);
          }
        }
      }),
    );
  });

  it('is no other run’s as long as there are looks that nobody was given', () => {
    const identities = new Identities();
    const slots = Array.from({ length: distinctLooks }, (_, run) => [...identities.give(rowSpace, keys(run)).values()]);
    expect(new Set(slots.flat()).size).toBe(distinctLooks);
    expect(new Set(slots.flat().map((slot) => JSON.stringify(identityOf(slot)))).size).toBe(distinctLooks);
  });

  it('has a colour of its own beside up to five others, even after many were drawn', () => {
    const identities = new Identities();
    for (let run = 0; run < 100; run += 5) {
      const slots = identities.give(rowSpace, keys(run, run + 1, run + 2, run + 3, run + 4));
      expect(new Set([...slots.values()].map((slot) => identityOf(slot).colour)).size).toBe(5);
    }
  });

  it('differs in colour or in the path of its marker, of which only those with an inside are hollow', () => {
    const markerOf = (slot: number) => {
      const { colour, marker, hollow } = identityOf(slot);
      const path = markerPath(marker, 4);
      return `${colour} ${path} ${path.endsWith('Z') && hollow}`;
    };
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(100), { maxLength: distinctLooks }), { maxLength: 12 }), (drawn) => {
        const identities = new Identities();
        for (const runs of drawn) {
          const slots = [...identities.give(rowSpace, keys(...runs)).values()];
          expect(new Set(slots.map(markerOf)).size).toBe(runs.length);
        }
      }),
    );
  });

  it('is given to thousands of runs at once as to a few, each look as often as any other', () => {
    const slots = [...new Identities().give(rowSpace, keys(...Array(9000).keys())).values()];
    const counts = Array.from({ length: distinctLooks }, (_, look) => slots.filter((slot) => slot === look).length);
    expect(new Set(counts)).toEqual(new Set([125]));
  });

  it('begins with blue, orange and purple', () => {
    expect([...new Identities().give(rowSpace, keys(1, 2, 3)).values()]).toEqual([0, 1, 2]);
  });

  it('of a group is that of no run which was drawn before and may come beside it again', () => {
    const identities = new Identities();
    identities.give(rowSpace, keys(1, 2, 3));
    expect([...identities.give(rowSpace, ['group ["a"]', 'group ["b"]']).values()]).toEqual([3, 4]);
    expect([...identities.give(rowSpace, ['group ["a"]', 'run 1']).values()]).toEqual([3, 0]);
  });

  it('comes back after the panel was reloaded', () => {
    const before = new Identities();
    before.give(rowSpace, keys(1, 2, 3));
    const after = new Identities();
    after.restore(before.all(keys(9)));
    expect([...after.give(rowSpace, keys(3, 9, 1)).values()]).toEqual([2, 3, 0]);
    expect(after.all([])).toHaveLength(4);
  });

  it('does not depend on what values of a column look like', () => {
    const identities = new Identities();
    identities.give('params.model', ['rf', 'xgb']);
    expect([...identities.give(rowSpace, keys(1)).values()]).toEqual([0]);
  });
});

describe('a saved view', () => {
  const marked = [1, 2].map((id) => ({ row: { type: 'run' as const, id: `${id}` }, slot: id + 2 }));

  it('gives runs that were not drawn yet the looks that it was saved with', () => {
    expect(adoptMarked(marked, new Identities())).toEqual(marked);
  });

  it('changes no look that the panel gave already, and gives none of them twice', () => {
    const identities = new Identities();
    const [{ row: second }] = marked.slice(1) as [(typeof marked)[number]];
    identities.adopt(rowSpace, new Map([['run 2', 3]]));
    const slots = adoptMarked(marked, identities).map(({ slot }) => slot);
    expect(slots[1]).toBe(3);
    expect(slots[0]).not.toBe(3);
    expect(asMarked([second], identities)).toEqual([{ row: second, slot: 3 }]);
  });
});
