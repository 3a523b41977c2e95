import { expect, it, vi } from 'vitest';
import { ForeseenAsks } from '../../../../src/vscode/panels/foreseenAsks';

/** A store whose answers say how many asks there were before; it fails as often as it is told to. */
function asks(kept: unknown = null) {
  const asked: { readonly of: string; readonly signal: AbortSignal }[] = [];
  const sent: (readonly [of: string, result: unknown])[] = [];
  let failures = 0;
  let question = kept;
  const foreseen = new ForeseenAsks(
    (endpoint, params, signal) => {
      asked.push({ of: `${endpoint} ${JSON.stringify(params)}`, signal });
      return failures-- > 0 ? Promise.reject(new Error('The thread ended.')) : Promise.resolve(asked.length);
    },
    { get: () => question, set: (value) => (question = value) },
    (endpoint, params, result) => sent.push([`${endpoint} ${JSON.stringify(params)}`, result]),
  );
  const answer = (endpoint: string, params: unknown) => foreseen.answer(endpoint, params, new AbortController().signal);
  return {
    foreseen,
    answer,
    asked: () => asked.map(({ of }) => of),
    signals: () => asked.map(({ signal }) => signal),
    kept: () => question,
    sent,
    fail: (times: number) => (failures = times),
  };
}

const table = { filter: '', window: { from: 0, to: 64 } };

const tableKey = `table ${JSON.stringify(table)}`;

it('a page finds answered what the page before it asked first', async () => {
  const { foreseen, answer, asked, kept } = asks();
  foreseen.foresee();
  expect([await answer('open', null), await answer('columns', null)]).toEqual([1, 2]);
  await answer('table', table);
  await answer('table', { ...table, filter: 'a' });
  expect(kept()).toEqual({ table });

  foreseen.foresee();
  expect(asked().slice(4)).toEqual(['open null', 'columns null', tableKey]);
  expect([await answer('columns', null), await answer('table', table)]).toEqual([6, 7]);
  expect(asked()).toHaveLength(7);
});

it('what is foreseen is sent to the page, and what it takes of that is its first table too', async () => {
  const { foreseen, answer, asked, kept, sent } = asks({ table });
  foreseen.foresee();
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(sent).toEqual([
    ['open null', 1],
    ['columns null', 2],
    [tableKey, 3],
  ]);
  foreseen.taken('open', null);
  foreseen.taken('table', table);
  expect(await answer('table', table)).toBe(4);
  await answer('table', { ...table, filter: 'a' });
  expect([asked().length, kept()]).toEqual([5, { table }]);
});

it('an answer serves one ask, and none after the runs have changed', async () => {
  const { foreseen, answer, signals, sent } = asks({ table });
  foreseen.foresee();
  expect([await answer('columns', null), await answer('columns', null)]).toEqual([2, 4]);
  foreseen.forget();
  expect(signals().map(({ aborted }) => aborted)).toEqual([true, false, true, false]);
  expect(await answer('table', table)).toBe(5);
  foreseen.foresee();
  foreseen.forget();
  await answer('columns', null);
  expect(sent).toHaveLength(3);
});

it('what a page begins otherwise with is asked, and the wrong guess is given up', async () => {
  const { foreseen, answer, signals, kept } = asks({ table });
  foreseen.foresee();
  await answer('open', null);
  const other = { ...table, filter: 'metrics.loss < 1' };
  expect(await answer('table', other)).toBe(4);
  expect(signals()[2]?.aborted).toBe(true);
  expect(kept()).toEqual({ table: other });
});

it('what failed before it was asked for is asked again', async () => {
  const { foreseen, answer, fail, sent } = asks();
  fail(1);
  foreseen.foresee();
  expect(await answer('open', null)).toBe(3);
  expect(sent).toEqual([['columns null', 2]]);
});
