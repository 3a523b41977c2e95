import { expect, it } from 'vitest';
import { ForeseenAsks } from '../../../../src/vscode/panels/foreseenAsks';

/** A store whose answers say how many asks there were before; it fails as often as it is told to. */
function asks(kept: unknown = null) {
  const asked: { readonly of: string; readonly signal: AbortSignal }[] = [];
  let failures = 0;
  let question = kept;
  const foreseen = new ForeseenAsks(
    (endpoint, params, signal) => {
      asked.push({ of: `${endpoint} ${JSON.stringify(params)}`, signal });
      return failures-- > 0 ? Promise.reject(new Error('The thread ended.')) : Promise.resolve(asked.length);
    },
    { get: () => question, set: (value) => (question = value) },
  );
  const answer = (endpoint: string, params: unknown) => foreseen.answer(endpoint, params, new AbortController().signal);
  return {
    foreseen,
    answer,
    asked: () => asked.map(({ of }) => of),
    signals: () => asked.map(({ signal }) => signal),
    kept: () => question,
    fail: (times: number) => (failures = times),
  };
}

const table = { filter: '', window: { from: 0, to: 64 } };

it('a page finds answered what the page before it asked first', async () => {
  const { foreseen, answer, asked, kept } = asks();
  foreseen.foresee();
  foreseen.begun();
  expect(await answer('columns', null)).toBe(1);
  await answer('table', table);
  await answer('table', { ...table, filter: 'a' });
  expect(kept()).toEqual({ table });

  foreseen.foresee();
  foreseen.begun();
  expect(asked().slice(3)).toEqual(['columns null', `table ${JSON.stringify(table)}`]);
  expect([await answer('columns', null), await answer('table', table)]).toEqual([4, 5]);
  expect(asked()).toHaveLength(5);
});

it('an answer serves one ask, and none after the runs have changed', async () => {
  const { foreseen, answer, signals } = asks({ table });
  foreseen.foresee();
  expect([await answer('columns', null), await answer('columns', null)]).toEqual([1, 3]);
  foreseen.forget();
  expect(signals().map(({ aborted }) => aborted)).toEqual([false, true, false]);
  expect(await answer('table', table)).toBe(4);
});

it('what a page begins otherwise with is asked, and the wrong guess is given up', async () => {
  const { foreseen, answer, signals, kept } = asks({ table });
  foreseen.foresee();
  foreseen.begun();
  const other = { ...table, filter: 'metrics.loss < 1' };
  expect(await answer('table', other)).toBe(3);
  expect(signals()[1]?.aborted).toBe(true);
  expect(kept()).toEqual({ table: other });
});

it('what failed before it was asked for is asked again', async () => {
  const { foreseen, answer, fail } = asks();
  fail(1);
  foreseen.foresee();
  expect(await answer('columns', null)).toBe(2);
});
