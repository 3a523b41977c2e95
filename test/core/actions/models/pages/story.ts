import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { archiveModel } from '../../../../../src/actions/models/archiveModel';
import { deprecateModel } from '../../../../../src/actions/models/deprecateModel';
import { modelStores } from '../../../../../src/actions/models/modelStores';
import { packageModel } from '../../../../../src/actions/models/packageModel';
import type { PagesContext } from '../../../../../src/actions/models/pages/pagesContext';
import { promoteModel } from '../../../../../src/actions/models/promoteModel';
import { recordEvents } from '../../../../../src/actions/models/recordEvents';
import { registerModel } from '../../../../../src/actions/models/registerModel';
import { rollBackModel } from '../../../../../src/actions/models/rollBackModel';
import { silentLogger } from '../../../../../src/base/logger';
import type { ProjectConfig } from '../../../../../src/project/config';
import { openStore } from '../../../../../src/store/openStore';
import { runVisits } from '../../../../../src/store/runs/runVisit';
import { temporaryFolder } from '../../../temporaryFolder';

const card =
  '# churn\n\n## Intended use\n\nCalls customers who may leave.\n\n## Limits\n\n_To be written by a person._\n';

const config: ProjectConfig = {
  project: { owner: 'ana@example.com' },
  models: { churn: { primary: { metric: 'accuracy', goal: 'maximize' } } },
};

/** So many rows predicted, each so manyth wrongly. */
function predictions(everyWrong: number): string {
  const rows = Array.from({ length: 200 }, (_, row) => {
    const truth = row % 2;
    return `${row},${truth},${row % everyWrong === 0 ? 1 - truth : truth}`;
  });
  return ['id,y_true,y_pred', ...rows].join('\n');
}

/** What pages are made of, at a day of which the actor says `on`. */
function projectWithStore() {
  const root = temporaryFolder({ 'card.md': card, 'data/train.csv': 'age,plan\n41,pro\n' });
  let now = new Date('2026-01-01T12:00:00Z');
  const opened = openStore(root, { create: true, logger: silentLogger, now: () => now, visits: runVisits });
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
  const { store } = opened;
  onTestFinished(() => store.dispose());
  copyFileSync('test/fixtures/models/ordinary/matrix.npy', join(root, 'model.npy'));
  const { signal } = new AbortController();
  const context: PagesContext = {
    ...{ root, config, ...modelStores(store), runs: store.runs, profiles: store.profiles, trusted: true },
    ...{
      now: () => now,
      signal,
      progress: () => undefined,
      logger: silentLogger,
      announce: () => undefined,
      tell: () => undefined,
    },
    actor: { name: 'ana@example.com', kind: 'person' },
    inspectionOf: (_, look) => look(),
    metricsOf: (_, evaluate) => evaluate(),
  };
  const on = (day: string, name = 'ana@example.com'): PagesContext => {
    now = new Date(`${day}T12:00:00Z`);
    return { ...context, actor: { name, kind: 'person' } };
  };
  const register = async (day: string, version: number, parent: string | null = null) => {
    writeFileSync(join(root, 'requirements.txt'), `numpy==2.0.${version}\n`);
    writeFileSync(join(root, 'predictions.csv'), predictions(3 + version));
    const acting = on(day);
    const file = (name: string) => join(root, name);
    const { path } = await packageModel(
      { ...acting, runs: store.runs, profiles: store.profiles },
      {
        ...{ source: file('model.npy'), name: 'churn', card: file('card.md'), data: [file('data/train.csv')] },
        ...{ requirements: file('requirements.txt'), predictions: file('predictions.csv'), licence: 'internal' },
      },
    );
    return registerModel(acting, { package: path, parent, reason: 'retrained' });
  };
  return { root, store, context, on, register };
}

/** A model over a year: three versions, one rolled back to, one deprecated, one drilled, archived and kept for ten years. */
export async function yearOfChurn() {
  const project = projectWithStore();
  const { on, register } = project;
  const promote = (day: string, version: string, stage: string, actor?: string) =>
    promoteModel(on(day, actor), { version, stage, reason: 'better' });
  await register('2026-01-10', 1);
  await promote('2026-02-01', 'churn@1', 'production');
  await register('2026-05-01', 2, 'churn@1');
  await promote('2026-06-01', 'churn@2', 'production');
  await rollBackModel(on('2026-06-10', 'bo@example.com'), { model: 'churn', reason: 'calls timed out' });
  await promote('2026-07-01', 'churn@2', 'production');
  const second = await register('2026-09-01', 3, 'churn@2');
  await promote('2026-09-10', 'churn@3', 'staging');
  const drilled = { pairs: 12, latency: null, environment: 'Python 3.11.7, Linux', problems: [] };
  const [two] = project.context.registry.version('churn', 2);
  recordEvents(on('2026-11-20', 'bo@example.com'), () => [
    {
      ...{ kind: 'drilled', model: 'churn', reason: '', version: 2, digest: two?.digest ?? '' },
      ...{ ok: true, maxAbsDiff: 0, seconds: 74.2, ...drilled },
    },
  ]);
  await archiveModel(on('2026-10-01'), { version: 'churn@1', reason: 'replaced', retain: '10y' });
  on('2026-11-21');
  return { ...project, newest: second.digest };
}

/** Says of a version that it is on its way out. */
export function deprecate(context: PagesContext): void {
  deprecateModel(context, { version: 'churn@3', reason: 'use churn@2', until: '2026-12-31', replacement: 'churn@2' });
}
