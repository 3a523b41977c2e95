import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../../../scripts/places.mjs';
import { bundled } from '../bundled.mjs';
import { median, printTable } from '../measure.mjs';

const rounds = 7;
const made = { versions: 10_000, eventsEach: 100, models: 1 };

/** The registry of models: questions to a million events, a ledger of 100,000 files, the audit trail. */
export async function registryBench() {
  const bench = await loadBench();
  const folder = mkdtempSync(join(cache, 'bench', 'registry-'));
  try {
    questions(bench, join(folder, 'store'));
    ledger(bench, join(folder, 'ledger'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<typeof import('./registryMeasures.ts').bench>} */
async function loadBench() {
  const module = await bundled('registryMeasures', 'models', 'registryMeasures.ts');
  return /** @type {typeof import('./registryMeasures.ts')} */ (module).bench;
}

/**
 * @param {typeof import('./registryMeasures.ts').bench} bench
 * @param {string} root
 */
function questions(bench, root) {
  mkdirSync(root);
  const seconds = bench.fill(root, made);
  const asked = Array.from({ length: rounds }, () => bench.ask(root, made));
  const verified = bench.verify(root);
  const of = (/** @type {'live' | 'liveNow' | 'tree' | 'page' | 'record'} */ key) =>
    median(asked.map((it) => it[key])).toFixed(2);
  printTable(`One model of 10,000 versions × 100 events, each question the first after opening, medians of ${rounds}`, [
    ['', 'ms', 'budget'],
    ['live at a moment, as `tend models live --at` asks', of('live'), '5'],
    ['live now, as the command asks', of('liveNow'), '5'],
    ['tree: models and the newest 50 versions of one', of('tree'), '50'],
    ['page of 50 events', of('page'), '–'],
    ['recording a promotion, on the disk', of('record'), '–'],
    ['taking in all events (s)', seconds.toFixed(0), '–'],
    [
      `audit records verified in a second, of ${verified.records.toLocaleString('en')}`,
      Math.round(verified.perSecond).toLocaleString('en'),
      '200,000',
    ],
  ]);
}

/**
 * @param {typeof import('./registryMeasures.ts').bench} bench
 * @param {string} root
 */
function ledger(bench, root) {
  mkdirSync(root);
  const { first, again } = bench.ledger(root, { versions: 1000, eventsEach: 100, models: 10 });
  printTable('A ledger of 100,000 files, page cache warm', [
    ['', 'ms', 'budget'],
    ['taken in by a fresh clone', first.toFixed(0), '–'],
    ['opened again, all known', again.toFixed(0), '1,000'],
  ]);
}
