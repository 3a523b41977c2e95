import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { goneRuns } from '../../../../src/store/migrations/goneRuns';
import { toldOfRuns } from '../../../../src/store/migrations/toldOfRuns';
import type { RunStore } from '../../../../src/runs/runStore';
import { temporaryFolder } from '../../temporaryFolder';
import { attribute, openIn, write } from './imported';

function columnsOf(runs: RunStore): readonly string[] {
  const columns = runs.columns().filter(({ column }) => column.kind === 'metric');
  return columns.map(({ column, runs: count }) => `${column.key} ${count}`);
}

const torn = 'The last record is torn.';

function withGoneRuns(root = temporaryFolder()) {
  const { runs } = openIn(root);
  write(runs, [{ id: 'whole' }, { id: 'torn', partly: torn }, { id: 'there' }]);
  const visit = runs.visit('mlflow-files', 'mlruns');
  visit.gone('whole');
  visit.gone('torn');
  visit.commit(null);
  const facts = () => runs.runs([1, 2, 3]).map(({ name, gone, partly }) => [name, gone, partly]);
  return { runs, facts };
}

const expected = [
  ['whole', true, null],
  ['torn', true, torn],
  ['there', false, null],
];

it('that a run is gone from its source leaves the reason why it was only partly read', () => {
  const { runs, facts } = withGoneRuns();
  expect(facts()).toEqual(expected);
  expect(runs.values(attribute('gone'), Int32Array.of(1, 2, 3))).toMatchObject({ values: Float64Array.of(1, 1, 0) });
  write(runs, [{ id: 'whole' }]);
  expect(facts()).toEqual([['whole', false, null], ...expected.slice(1)]);
});

it('a run that its source has deleted is gone with all that it has, asked for no more, and itself again once it is restored', () => {
  const { runs } = openIn();
  const tell = (deleted: boolean) => {
    write(runs, [
      { id: 'a', deleted, state: `deleted ${deleted}`, metrics: { m: 1 } },
      { id: 'never', deleted: true },
    ]);
    const names = runs.runs([...runs.find({ filter: null, order: [], archived: true })]).map(({ name }) => name);
    const [run] = runs.runs([1]);
    const state = runs.visit('mlflow-files', 'mlruns').runStates().get('a');
    return { names, gone: run?.gone, marks: [run?.starred, run?.note], state, columns: columnsOf(runs) };
  };
  const there = { names: ['a'], gone: false, marks: [false, ''], state: 'deleted false', columns: ['m 1'] };
  expect(tell(false)).toEqual(there);
  runs.mark([{ number: 1, marks: { starred: true, note: 'mine' } }]);
  const marks = [true, 'mine'];
  const deleted = { ...there, marks, gone: true, state: 'deleted true' };
  expect(tell(true)).toEqual(deleted);
  expect(tell(true)).toEqual(deleted);
  expect(tell(false)).toEqual({ ...there, marks });
});

it('a run that one source has deleted stays in the other one, until both have deleted it', () => {
  const { runs } = openIn(temporaryFolder({ 'mlruns/x': '', 'backup/mlruns/x': '' }));
  const id = 'a'.repeat(32);
  const tell = (path: string, deleted: boolean, m: readonly number[] = [1]) => {
    write(runs, [{ id, deleted, state: 's', metrics: { m } }], { path });
    const [run] = runs.runs([1]);
    return `${run?.source}${run?.gone ? ', gone' : ''}`;
  };
  expect([tell('mlruns', false), tell('backup/mlruns', false)]).toEqual(['mlruns', 'mlruns']);
  expect(tell('mlruns', true)).toBe('backup/mlruns');
  expect([...runs.visit('mlflow-files', 'backup/mlruns').runStates()]).toEqual([]);
  expect([tell('backup/mlruns', false), tell('mlruns', true, [1, 2])]).toEqual(['backup/mlruns', 'backup/mlruns']);
  expect(runs.points(1, 'm')?.values).toEqual(Float64Array.of(1));
  expect([tell('backup/mlruns', true), tell('mlruns', true), tell('backup/mlruns', true)]).toEqual(
    Array.from({ length: 3 }, () => 'backup/mlruns, gone'),
  );
  expect([tell('mlruns', false), tell('backup/mlruns', true)]).toEqual(['mlruns', 'mlruns']);
  expect(tell('mlruns', true)).toBe('mlruns, gone');
});

it('a run that one source had deleted before it was read first is shown from the other one, in whatever order they are read', () => {
  const id = 'a'.repeat(32);
  const shown = (order: readonly string[]) => {
    const { runs } = openIn(temporaryFolder({ 'mlruns/x': '', 'backup/mlruns/x': '' }));
    for (const path of [...order, ...order])
      write(runs, [{ id, deleted: path === 'mlruns', state: 's', ended: 5, metrics: { m: [1] } }], { path });
    const [run] = runs.runs([...runs.find({ filter: null, order: [], archived: true })]);
    return [run?.source, run?.gone, run && runs.points(run.number, 'm')?.values, columnsOf(runs)];
  };
  const expected = ['backup/mlruns', false, Float64Array.of(1), ['m 1']];
  expect([shown(['mlruns', 'backup/mlruns']), shown(['backup/mlruns', 'mlruns'])]).toEqual([expected, expected]);
});

it('a copy that its source has deleted is asked for no more, and takes no place of the run', () => {
  const { runs } = openIn(temporaryFolder({ 'mlruns/x': '', 'backup/mlruns/x': '' }));
  const id = 'a'.repeat(32);
  const states = (path: string) => [...runs.visit('mlflow-files', path).runStates().values()];
  const tell = (path: string, deleted: boolean) => {
    write(runs, [{ id, deleted, state: `deleted ${deleted}`, metrics: { m: [1] } }], { path });
    return states(path);
  };
  const kept = [tell('mlruns', false), tell('backup/mlruns', true), states('mlruns')];
  expect(kept).toEqual([['deleted false'], ['deleted true'], ['deleted false']]);
  const facts = () => runs.runs([1]).map(({ source, gone }) => [source, gone]);
  expect(facts()).toEqual([['mlruns', false]]);
  const visit = runs.visit('mlflow-files', 'mlruns');
  visit.gone(id);
  visit.commit(null);
  expect([facts(), states('mlruns'), states('backup/mlruns')]).toEqual([[['mlruns', true]], [], ['deleted true']]);
  expect([tell('backup/mlruns', false), facts()]).toEqual([['deleted false'], [['backup/mlruns', false]]]);
});

it('a store of before knows of the runs that are gone that they are to be read anew', () => {
  const root = temporaryFolder();
  const { runs } = openIn(root);
  write(runs, [
    { id: 'gone', state: 's' },
    { id: 'there', state: 's' },
  ]);
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  database.exec(`UPDATE runs SET gone = 1 WHERE name = 'gone'; ${toldOfRuns}`);
  database.close();
  expect([...runs.visit('mlflow-files', 'mlruns').runStates()]).toEqual([['there', 's']]);
});

it('a store in which that stood as the reason has no reason any more, and keeps what is another one', () => {
  const root = temporaryFolder();
  const { facts } = withGoneRuns(root);
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  database
    .prepare('UPDATE runs SET partly = ? WHERE number = 1')
    .run('its source has it no more; what was read of it stays.');
  database.exec(goneRuns);
  database.close();
  expect(facts()).toEqual(expected);
});
