import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtOnce } from '../build/freshness.mjs';
import { nodePath } from '../node24.mjs';
import { inRoot } from '../places.mjs';
import { run } from '../processes.mjs';

// Writes the registry of the sample: tend/ledger, packages/ and archive/ below media/sample, by training three models with
// release.py and leading them through the command line as their owner would. Days and hours are made up, everything else is
// what came of it. Needs the packages that makeRuns.py needs; run from the repository root:
// node scripts/sample/makeModels.mjs path/to/python

const [python = 'python3'] = process.argv.slice(2);
const sample = inRoot('media', 'sample');
const made = ['tend', 'packages', 'archive'];

/** What a model is packaged with. @param {string} name @param {string} runId */
const packaging = (name, runId) => [
  ...['package', 'models/species.joblib', '--name', 'species', '--run', runId, '--out', `packages/${name}`],
  ...['--golden', 'models/golden.json', '--predictions', 'models/predictions.csv', '--card', 'card.md'],
  ...['--requirements', 'models/serving.txt', '--licence', 'MIT', '--data', 'data/penguins.csv'],
];

await builtOnce({ quiet: true });
const folder = join(await mkdtemp(join(tmpdir(), 'tend-sample-')), 'penguins');
await cp(sample, folder, { recursive: true });
for (const name of [...made, '.tend', 'models']) await rm(join(folder, name), { recursive: true, force: true });
await must('git', ['init', '--quiet']);

/** @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] */
async function must(command, args, env = {}) {
  const { code, output } = await run(command, args, {
    ...{ cwd: folder, quiet: true },
    env: { ...process.env, CI: '', GIT_PYTHON_REFRESH: 'quiet', MLFLOW_DISABLE_TELEMETRY: 'true', ...env },
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${output}`);
  return output;
}

/** A command line at a made-up time. @param {string} at @param {string} who @param {...string} args */
async function tend(at, who, ...args) {
  await must('git', ['config', 'user.email', `${who}@example.com`]);
  const shift = Date.parse(at) - Date.now();
  const clock = `const Own = Date; const now = () => Own.now() + ${shift};
    globalThis.Date = class extends Own { constructor(...parts) { super(...(parts.length ? parts : [now()])) } static now = now };`;
  const preload = `data:text/javascript,${encodeURIComponent(clock)}`;
  const output = await must(nodePath(), ['--import', preload, inRoot('dist', 'node', 'cli.js'), ...args], {
    CI: '',
  });
  process.stdout.write(`${at} ${who}: ${output}\n`);
}

/** Trains a model with a seed as the run of that name did, and packages it. @param {string} at @param {string} model @param {number} version */
async function release(at, model, version) {
  process.stdout.write(await must(python, ['release.py', model]));
  await tend(at, 'ana', 'models', ...packaging(`species-${version}`, `${model}-0`));
  await tend(at, 'ana', 'check', 'data/penguins.csv');
}

/** One act on the registry. @param {string} at @param {string} who @param {string} words @param {string} why */
const act = (at, who, words, why) => tend(at, who, 'models', ...words.split(' '), '--reason', why);

await release('2026-09-28T09:40:00Z', 'boosting', 1);
await act('2026-09-28T09:52:00Z', 'ana', 'register packages/species-1', 'First model that beats always saying Adelie');
await act('2026-09-28T10:05:00Z', 'ana', 'drill species@1', 'Before it goes live');
await act('2026-09-29T08:10:00Z', 'bo', 'approve species@1 --to production', 'Read the card, tried twenty birds');
await act('2026-09-29T08:30:00Z', 'ana', 'promote species@1 --to production', 'First model for the field team');

const second = 'register packages/species-2 --parent species@1';
const rollBack = 'Flippers arrived in centimetres; the old model had a guard';
await release('2026-10-14T13:20:00Z', 'forest', 2);
await act('2026-10-14T13:31:00Z', 'ana', second, 'A forest is surer on Chinstraps');
await act('2026-10-14T13:45:00Z', 'ana', 'promote species@2 --to staging', 'For the field team to try');
await act('2026-10-15T07:00:00Z', 'ana', 'drill species@2', 'Before it goes live');
await act('2026-10-16T09:15:00Z', 'bo', 'approve species@2 --to production', 'Two days in staging without a surprise');
await act('2026-10-16T09:20:00Z', 'ana', 'promote species@2 --to production', 'Better on Chinstraps');
await act('2026-10-21T16:40:00Z', 'bo', 'rollback species', rollBack);
await act('2026-10-23T08:05:00Z', 'ana', 'promote species@2 --to production', 'The import is mended');

const notice = 'deprecate species@1 --notice notice.md --until 2026-11-16 --replacement species@2';
await writeFile(join(folder, 'notice.md'), 'Use species@2: same inputs, same answers, fewer mistakes on Chinstraps.\n');
await act('2026-11-02T10:00:00Z', 'ana', notice, 'species@2 took its place');
await act('2026-11-16T11:00:00Z', 'ana', 'archive species@1 --retain 5y', 'Nobody asks it any more');

const third = 'register packages/species-3 --parent species@2';
await release('2026-11-18T14:00:00Z', 'logistic', 3);
await act('2026-11-18T14:12:00Z', 'ana', third, 'Simpler, and right more often');
await act('2026-11-19T09:00:00Z', 'ana', 'promote species@3 --to staging', 'For the field team to try');

// The archive has the first version. The store of this folder goes, and with it what its checkpoints vouch for.
await rm(join(folder, 'packages', 'species-1'), { recursive: true });
await rm(join(folder, 'tend', 'ledger', 'checkpoints'), { recursive: true });
for (const name of made) {
  await rm(join(sample, name), { recursive: true, force: true });
  await cp(join(folder, name), join(sample, name), { recursive: true });
}
await rm(join(folder, '..'), { recursive: true });
