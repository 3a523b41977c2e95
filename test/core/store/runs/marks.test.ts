import { describe, expect, it } from 'vitest';
import { attribute, imported, metric, names, openIn, param, series, write } from './imported';

describe('marks', () => {
  it('are set, seen by queries and undone', () => {
    const { runs } = openIn();
    write(runs, [{ id: 'a' }, { id: 'b', params: { p: 'gradient boosting' } }]);
    const [a, b] = [1, 2];
    const undo = runs.mark([
      { number: a, marks: { starred: true, note: 'good one' } },
      { number: b, marks: { name: 'second', labels: ['keep', 'paper'] } },
      { number: 77, marks: { starred: true } },
    ]);
    expect(runs.runs([a, b])).toMatchObject([
      { starred: true, note: 'good one', labels: [] },
      { name: 'second', recordedName: 'b', labels: ['keep', 'paper'] },
    ]);
    const found = (words: string) => names(runs, { filter: { type: 'search', words } });
    expect([found('good'), found('paper'), found('second'), found('b'), found('boost')]).toEqual([
      ['a'],
      ['second'],
      ['second'],
      ['second'],
      ['second'],
    ]);
    runs.mark(undo);
    expect(runs.runs([a, b])).toMatchObject([
      { starred: false, note: '' },
      { name: 'b', labels: [] },
    ]);
    expect([found('good'), found('paper'), found('b')]).toEqual([[], [], ['b']]);
  });

  it('outlive an import', () => {
    const { runs } = openIn();
    write(runs, [{ id: 'a' }]);
    runs.mark([{ number: 1, marks: { starred: true, name: 'mine', note: 'why' } }]);
    write(runs, [{ id: 'a', status: 'failed' }]);
    expect(runs.runs([1])).toMatchObject([{ starred: true, name: 'mine', note: 'why', status: 'failed' }]);
    expect(names(runs, { filter: { type: 'search', words: 'why' } })).toEqual(['mine']);
  });

  it('leave archived runs out unless they are asked for', () => {
    const { runs } = openIn();
    write(runs, [{ id: 'a' }, { id: 'b' }]);
    runs.mark([{ number: 1, marks: { archived: true } }]);
    expect([names(runs), names(runs, { archived: true }), runs.count()]).toEqual([
      ['b'],
      ['b', 'a'],
      { runs: 1, archived: 1 },
    ]);
  });

  it('remove a run from everything, also after an import, until that is undone', () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'a', metrics: { only: 1 }, params: { p: '1' } },
      { id: 'b', params: { p: 'x' } },
    ]);
    const before = runs.columns();
    const undo = runs.mark([{ number: 1, marks: { removed: true } }]);
    write(runs, [{ id: 'a', metrics: { only: 2 }, params: { p: '1' } }]);
    expect([names(runs), runs.count(), runs.byId(runs.runs([1])[0]?.id ?? '')]).toEqual([
      ['b'],
      { runs: 1, archived: 0 },
      null,
    ]);
    expect(runs.columns().filter(({ column }) => column.kind !== 'attribute')).toEqual([
      { column: param('p'), runs: 1, numeric: false, differs: false, series: false },
    ]);
    expect(runs.distinct(param('p'), 9)).toEqual([{ value: 'x', runs: 1 }]);
    expect(runs.sources()).toMatchObject([{ runs: 1 }]);
    runs.mark(undo);
    expect(runs.columns()).toEqual(before);
    expect(runs.distinct(metric('only'), 9)).toEqual([{ value: '2', runs: 1 }]);
  });
});

describe('what is known of columns', () => {
  it('follows the values', () => {
    const { runs } = openIn();
    const facts = () =>
      Object.fromEntries(
        runs
          .columns()
          .filter(({ column }) => column.kind !== 'attribute')
          .map(({ column, runs: count, ...rest }) => [
            column.key,
            [count, ...Object.entries(rest).flatMap(([name, value]) => (value ? [name] : []))].join(' '),
          ]),
      );
    write(runs, [
      { id: 'a', metrics: { m: 1, nan: NaN }, params: { same: '1', number: '1', text: 'x', part: '1' } },
      { id: 'b', metrics: { m: 1, nan: NaN }, params: { same: '1', number: 'nan', text: '2' } },
    ]);
    expect(facts()).toEqual({
      m: '2 numeric',
      nan: '2 numeric',
      same: '2 numeric',
      number: '2 numeric differs',
      text: '2 differs',
      part: '1 numeric differs',
    });
    write(runs, [
      { id: 'b', metrics: { m: [1, 2], nan: 0 }, params: { same: 'one', number: '1', text: 'x', part: '1' } },
    ]);
    expect(facts()).toEqual({
      m: '2 numeric differs series',
      nan: '2 numeric differs',
      same: '2 differs',
      number: '2 numeric',
      text: '2',
      part: '2 numeric',
    });
    runs.mark([{ number: 1, marks: { removed: true } }]);
    const visit = runs.visit('mlflow-files', 'mlruns');
    visit.run(imported('a'));
    visit.points(series('a', 'm', [], { mode: 'replace' }));
    visit.commit(null);
    expect(facts()).toEqual({
      m: '1 numeric series',
      nan: '1 numeric',
      same: '1',
      number: '1 numeric',
      text: '1',
      part: '1 numeric',
    });
  });

  it('includes the attributes that runs have', () => {
    const { runs } = openIn();
    write(runs, [{ id: 'a', started: 1 }, { id: 'b', started: 1, status: 'failed' }, { id: 'c' }]);
    const attributes = () =>
      runs
        .columns()
        .filter(({ column }) => column.kind === 'attribute')
        .map(({ column, runs: count, differs }) => `${column.key} ${count}${differs ? ' differs' : ''}`)
        .sort();
    expect(attributes()).toEqual([
      'archived 3',
      'experiment 3',
      'gone 3',
      'id 3 differs',
      'kind 3',
      'name 3 differs',
      'partly 3',
      'source 3',
      'starred 3',
      'started 2 differs',
      'status 3 differs',
    ]);
    runs.mark([{ number: 1, marks: { starred: true, note: 'x' } }]);
    expect(attributes()).toEqual(expect.arrayContaining(['starred 3 differs', 'note 1 differs']));
    expect(runs.values(attribute('starred'), Int32Array.of(1, 2))).toMatchObject({ values: Float64Array.of(1, 0) });
  });
});
