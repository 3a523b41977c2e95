import { expect, it } from 'vitest';
import { versionComparison } from '../../../../../src/actions/models/pages/versionComparison';
import { versionComparison as schema } from '../../../../../src/protocol/models/versionComparison';
import { yearOfChurn } from './story';

it('compares two versions by their predictions, in the order asked for, and says how both were compared', async () => {
  const { context } = await yearOfChurn();
  const compare = (version: number, against: number) =>
    schema.parse(versionComparison(context, { model: 'churn', version, against: { version: against } }));
  const [later, earlier] = [compare(3, 1), compare(1, 3)];
  expect(later.against).toMatchObject({ version: 1 });
  expect(later.method).toMatch(/^paired on the same 200 rows, 95 % interval; paired bootstrap, 2000 draws/);
  expect(later.problem).toBeNull();
  const [row] = later.rows;
  expect(row).toMatchObject({ metric: 'accuracy', champion: 0.75, candidate: 0.83, margin: null, state: 'unjudged' });
  expect(row?.low).toBeLessThan(0.08);
  expect(row?.high).toBeGreaterThan(0.08);
  expect(earlier.rows[0]?.difference).toBeCloseTo(-0.08);
  expect(later.ports).toEqual([
    { fact: 'Inputs', own: 'not recorded', other: 'not recorded' },
    { fact: 'Outputs', own: 'not recorded', other: 'not recorded' },
  ]);
  expect(later.runs).toBeNull();
});

it('tells the interval of a change against what is live by the names that its metrics have', async () => {
  const { context } = await yearOfChurn();
  const of = (version: number) => versionComparison(context, { model: 'churn', version, against: null });
  const live = context.registry.live('churn', 'production', Number.MAX_SAFE_INTEGER).move?.version ?? 0;
  expect(of(live)).toBeNull();
  const change = of(3)?.changes.find(({ name }) => name === 'accuracy');
  expect(change).toMatchObject({ rows: 200 });
  expect(change?.difference).toBeGreaterThan(change?.low ?? Infinity);
  expect(change?.difference).toBeLessThan(change?.high ?? -Infinity);
});

it('knows of no comparison of a version with itself, or with one that is not registered', async () => {
  const { context } = await yearOfChurn();
  const compare = (version: number) => versionComparison(context, { model: 'churn', version, against: { version: 1 } });
  expect([compare(9), compare(1)]).toEqual([null, null]);
});
