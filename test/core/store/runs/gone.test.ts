import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { goneRuns } from '../../../../src/store/migrations/goneRuns';
import { temporaryFolder } from '../../temporaryFolder';
import { attribute, openIn, write } from './imported';

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
