import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from '../../scripts/places.mjs';
import { bundled } from './bundled.mjs';
import { median, printTable } from './measure.mjs';
import { startMlflow } from './runs/mlflow.mjs';

const rounds = 7;
const seriesPoints = 1_000_000;
const fileStoreRuns = 10_000;
const folder = join(cache, 'bench');

/** @typedef {typeof import('./runs/entry.ts').bench} Bench */

/** The store of runs: pages, filters, groups, long series and imports, beside MLflow on SQLite. */
export async function runsBench() {
  const bench = await loadBench();
  process.stdout.write(`\n${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}\n`);
  const root = await benchStore(bench);
  await pages(bench, root);
  await panel(bench, root);
  series(bench, root);
  await imports(bench);
}

/** @returns {Promise<Bench>} */
async function loadBench() {
  const module = await bundled('runsBench', 'runs', 'entry.ts');
  return /** @type {typeof import('./runs/entry.ts')} */ (module).bench;
}

/**
 * A folder of the cache that is made once, and again when what decides its content changed; older ones are removed.
 * @param {string} name
 * @param {readonly string[]} sources folders of the repository whose files decide it
 * @param {(folder: string) => void | Promise<void>} make
 */
async function made(name, sources, make) {
  const path = join(folder, `${name}-${digestOf(sources)}`);
  if (existsSync(path)) return path;
  const old = readdirSync(folder).filter((entry) => new RegExp(`^${name}-[0-9a-f]{12}`).test(entry));
  for (const entry of old) rmSync(join(folder, entry), { recursive: true });
  rmSync(`${path}.part`, { recursive: true, force: true });
  mkdirSync(`${path}.part`);
  await make(`${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}

/** @param {Bench} bench */
function benchStore(bench) {
  return made('runs', ['src/store/runs', 'src/store/migrations', 'test/bench/runs'], (root) => {
    const store = bench.openBenchStore(root);
    const milliseconds = bench.fillStore(store);
    bench.addLongSeries(store, seriesPoints);
    store.dispose();
    const megabytes = statSync(join(root, '.tend', 'tend.db')).size / 1e6;
    printTable('Writing the store of the bench', [
      ['', 's', 'MB'],
      [sizeText(bench), (milliseconds / 1000).toFixed(1), megabytes.toFixed(0)],
    ]);
  });
}

/** @param {Bench} bench */
function sizeText({ size }) {
  return `${size.runs.toLocaleString('en')} runs × ${size.metrics} metrics × ${size.params} params`;
}

/** @param {readonly string[]} folders */
function digestOf(folders) {
  const hash = createHash('sha256');
  for (const name of folders)
    for (const file of readdirSync(inRoot(name)).filter((it) => /\.(ts|sql)$/.test(it)))
      hash.update(readFileSync(inRoot(name, file)));
  return hash.digest('hex').slice(0, 12);
}

/**
 * @param {Bench} bench
 * @param {string} root
 */
async function pages(bench, root) {
  const mlflow = await startMlflow((make) => made('mlflow', ['test/bench/runs'], make), bench.fillMlflow);
  const store = bench.openBenchStore(root);
  const rows = [['', 'matching', 'ms', ...(mlflow ? ['MLflow ms', 'Tend is … × as fast', 'same page'] : [])]];
  try {
    for (const query of bench.pageQueries) {
      const ours = [];
      const theirs = [];
      let found = 0;
      let same = '';
      // The first round warms both up.
      for (let round = 0; round <= rounds; round++) {
        const answer = query.mlflow && (await mlflow?.search(query.mlflow.filter, query.mlflow.order));
        const measured = bench.measurePage(store.runs, query);
        found = measured.found;
        if (round === 0) same = answer ? sameRuns(bench.pageIds(store.runs, query), answer.runs) : '';
        else {
          ours.push(measured.milliseconds);
          if (answer) theirs.push(answer.milliseconds);
        }
      }
      const [tend, other] = [median(ours), median(theirs)];
      const beside = theirs.length > 0 ? [other.toFixed(0), (other / tend).toFixed(1), same] : ['–', '–', ''];
      rows.push([query.title, found.toLocaleString('en'), tend.toFixed(1), ...(mlflow ? beside : [])]);
    }
  } finally {
    store.dispose();
    mlflow?.stop();
  }
  const peer = mlflow ? `, beside MLflow ${mlflow.version} on SQLite` : '';
  printTable(
    `${sizeText(bench)}: a page of 100 runs with 8 columns, warm, medians of ${rounds} alternating rounds${peer} (budget: first page ≤ 20 ms and ≥ 10 ×, others ≤ 100 ms and ≥ 4 ×)`,
    rows,
  );
}

/**
 * @param {readonly string[]} ours
 * @param {readonly string[]} theirs
 */
function sameRuns(ours, theirs) {
  if (ours.join() === theirs.join()) return 'yes';
  return ours.toSorted().join() === theirs.toSorted().join() ? 'other order' : 'other runs of equal rank';
}

/**
 * @param {Bench} bench
 * @param {string} root
 */
async function panel(bench, root) {
  const store = bench.openBenchStore(root);
  try {
    await bench.measurePanel(store.runs);
    const measured = /** @type {import('./runs/tableMeasures.ts').PanelMeasures[]} */ ([]);
    for (let round = 0; round < rounds; round++) measured.push(await bench.measurePanel(store.runs));
    printTable(`What the panel asks of all ${sizeText(bench)}, warm, medians of ${rounds} (budget: groups ≤ 500 ms)`, [
      ['', 'ms'],
      ['table and first 40 rows', median(measured.map(({ first }) => first)).toFixed(1)],
      [
        `${measured[0]?.groups} groups with t intervals and ranks of 5 metrics`,
        median(measured.map(({ grouped }) => grouped)).toFixed(0),
      ],
    ]);
  } finally {
    store.dispose();
  }
}

/**
 * @param {Bench} bench
 * @param {string} root
 */
function series(bench, root) {
  const [cold, stored] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let round = 0; round < rounds; round++) {
    const store = bench.openBenchStore(root);
    cold.push(bench.measureEnvelope(store.runs));
    stored.push(bench.measureEnvelope(store.runs));
    store.dispose();
  }
  printTable('1 M points to an envelope of 1,000 buckets (budget: 200 ms cold, 20 ms from the stored pyramid)', [
    ['', 'ms'],
    ['first time after opening the store', median(cold).toFixed(1)],
    ['again', median(stored).toFixed(1)],
  ]);
}

/** Rounds of each import. */
const importRounds = 3;

/** @param {Bench} bench */
async function imports(bench) {
  const events = await made('tensorboard', ['test/bench/runs'], (path) => {
    mkdirSync(join(path, 'run'));
    const name = 'events.out.tfevents.1764000000.bench.1.0';
    bench.writeEventFile(join(path, 'run', name), { points: seriesPoints, tags: 10 });
  });
  const files = await made('mlruns', ['test/bench/runs'], (path) => {
    process.stdout.write('\nWriting 500,000 small files …\n');
    bench.writeFileStore(join(path, 'mlruns'), fileStoreRuns);
  });
  const rows = [['', 's', 'first commit s', 'runs after 2 s', 'nothing new ms', 'longest stop ms']];
  const sources = [
    ['1 M TensorBoard scalars (budget 2 s)', events],
    ['10,000 FileStore runs, 500,000 files (budget 60 s, again 500 ms)', files],
  ];
  for (const [title = '', path = ''] of sources) {
    const measured = /** @type {import('./runs/importMeasures.ts').ImportMeasures[]} */ ([]);
    // The first round warms the page cache.
    for (let round = 0; round < importRounds; round++) measured.push(await bench.measureImport(path));
    const of = (/** @type {'all' | 'first' | 'again' | 'afterTwoSeconds' | 'longestBlock'} */ key) =>
      median(measured.map((it) => it[key]));
    const seconds = [of('all') / 1000, of('first') / 1000].map((it) => it.toFixed(2));
    rows.push([
      title,
      ...seconds,
      of('afterTwoSeconds').toLocaleString('en'),
      of('again').toFixed(0),
      of('longestBlock').toFixed(0),
    ]);
  }
  printTable(`Imports into a new store, page cache warm, medians of ${importRounds}`, rows);
}
