import { LaneSkipped } from './lane.mjs';
import { besidePython, inBrowser, insideVscode, panels } from './hostLanes.mjs';
import { architecture, lint, size, types } from './staticLanes.mjs';
import { vitestLane } from './vitestLane.mjs';

/** @typedef {import('./lane.mjs').Lane} Lane */

/**
 * In the order in which they are worth knowing; those of one line run side by side. Each of the first uses one processor for
 * a long time, and Python waits for downloads before it uses any.
 */
const lines = [
  [lint, types, architecture, besidePython],
  [vitestLane('core', { needed: true })],
  [size],
  [panels],
  [vitestLane('package', { needed: false })],
  [insideVscode],
  [inBrowser],
];
const lanes = lines.flat();

/**
 * @param {Lane} lane
 * @returns {Promise<import('./lane.mjs').LaneCounts>}
 */
async function runLane(lane) {
  const started = performance.now();
  const counts = await lane.run().catch((/** @type {unknown} */ error) => withoutResult(lane, error));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const where = counts.note === undefined ? '' : `, in ${counts.note}`;
  process.stdout.write(`-- ${lane.name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s${where}\n`);
  return counts;
}

/**
 * @param {Lane} lane
 * @param {unknown} error
 * @returns {import('./lane.mjs').LaneCounts}
 */
function withoutResult(lane, error) {
  const skipped = error instanceof LaneSkipped;
  process.stdout.write(
    `${lane.name} ${skipped ? 'skipped' : 'broken'}: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  const fails = !skipped || (lane.needed && process.env.CI === 'true');
  return { passed: 0, failed: fails ? 1 : 0 };
}

/**
 * @param {string} lane
 * @param {import('./lane.mjs').LaneCounts} counts
 */
function named(lane, { failures = [] }) {
  return (failures.length > 0 ? failures : ['see above']).map((it) => `${lane}: ${it}`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !lanes.some((lane) => lane.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no lane ${unknown.join(', ')}; there are ${lanes.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];
for (const line of lines) {
  const chosen = line.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) continue;
  process.stdout.write(`\n== ${chosen.map(({ name }) => name).join(', ')} ==\n`);
  for (const [index, counts] of (await Promise.all(chosen.map(runLane))).entries()) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    if (counts.failed > 0) failures.push(...named(chosen[index]?.name ?? '', counts));
  }
}
for (const failure of failures) process.stdout.write(`\n✗ ${failure}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
