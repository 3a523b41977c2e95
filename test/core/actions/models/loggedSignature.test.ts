import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { readMlmodel } from '../../../../src/models/inspect/mlmodel';
import { layoutEntries } from '../../../../src/models/package/packageEntries';
import { unpackPackage } from '../../../../src/models/package/unpackPackage';
import type { RunDetails } from '../../../../src/runs/runStore';
import { temporaryFolder } from '../../temporaryFolder';
import { packagingContext, unwatched } from './packaging';

const signature = JSON.stringify([{ type: 'integer', name: 'age', required: true }]);
const logged = `flavors:\n  sklearn: { pickled_model: model.pkl }\nsignature:\n  inputs: '${signature}'\n  outputs: null\n`;

/** Types of the inputs of what is packaged from the weights and golden pairs beside a run that logged a model. */
async function packaged(files: Readonly<Record<string, string>>, card: string | null = null) {
  const golden = '{"dataframe_records": [{"age": 41.0}], "outputs": [0.5]}';
  const root = temporaryFolder({ 'forest.joblib': 'weights', 'g.json': golden, ...files });
  const { context } = packagingContext(root);
  const run = {
    ...{ id: 'run-1', name: 'forest', experiment: 'churn', nativeId: 'run-1', source: 'mlruns', data: [], code: null },
    ...{ artifacts: join(root, 'run'), params: new Map(), metrics: new Map(), environment: new Map() },
  } as unknown as RunDetails;
  const runs = Object.assign(Object.create(context.runs) as typeof context.runs, { byId: () => 1, details: () => run });
  const made = await packageModel(
    { ...context, runs },
    {
      ...{ source: join(root, 'forest.joblib'), name: 'churn', run: 'run-1' },
      ...{ golden: join(root, 'g.json'), out: join(root, 'out'), card: card && join(root, card) },
    },
  );
  await unpackPackage(layoutEntries(made.path), join(root, 'unpacked'), unwatched);
  const { inputs } = readMlmodel(readFileSync(join(root, 'unpacked/MLmodel'), 'utf8'), new Set());
  return { notes: made.notes, types: inputs.map(({ type }) => type) };
}

it.each([
  ['of the run where it logged these very weights', { 'run/model/model.pkl': 'weights', 'run/model/MLmodel': logged }, 'integer'],
  ['of the golden pairs where it logged others', { 'run/model/model.pkl': 'WEIGHTS', 'run/model/MLmodel': logged }, 'double'],
  ['of the golden pairs where it logged none with them', { 'run/model/model.pkl': 'weights', 'run/model/MLmodel': 'flavors:\n  sklearn: { pickled_model: model.pkl }\n' }, 'double'],
  ['of the golden pairs where it logged no model', {}, 'double'],
])('a package of weights has the signature %s', async (_, files, type) => {
  expect((await packaged(files as Readonly<Record<string, string>>)).types).toEqual([type]);
}); // prettier-ignore

it('a card that was written for another run is told, and one of the run is not', async () => {
  const card = (run: string) =>
    `# churn\n\nA model in the format joblib. Made by the run ${run} of the experiment churn.\n`;
  const files = { 'other.md': card('oak (7583)'), 'own.md': card('forest (run-1)') };
  const sentence = 'Its card names another run: oak (7583), where it is packaged with forest (run-1).';
  expect((await packaged(files, 'other.md')).notes).toContain(sentence);
  expect((await packaged(files, 'own.md')).notes.join()).not.toContain('Its card');
});
