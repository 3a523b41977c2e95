import { cp, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pythonWith } from '../../scripts/host/python.mjs';
import { inRoot } from '../../scripts/places.mjs';
import { versions } from '../../scripts/versions.mjs';
import { runInsideVscode } from './insideVscode.mjs';

/** @param {import('./suiteResult').SuiteResult} result */
function print({ passed, failed }) {
  for (const { title, milliseconds } of passed) process.stdout.write(`  ✓ ${title} (${milliseconds} ms)\n`);
  for (const { title, problem } of failed)
    process.stdout.write(`  ✗ ${title}\n    ${problem.replaceAll('\n', '\n    ')}\n`);
}

/** A Python that can load the sample's model; without one what needs it says why it is skipped. */
const python = await pythonWith(versions.trackers).catch((/** @type {unknown} */ error) => {
  process.stdout.write(`No model is run: ${String(error)}\n`);
  return null;
});

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const { result, host } = await runInsideVscode('vscode', {
  folder: 'test/vscode',
  extension: 'test/host/trackedExtension.ts',
  production: false,
  environment: python === null ? {} : { TEND_TRACKERS_PYTHON: python.path },
  fill: (workspace) => cp(inRoot('media', 'sample'), workspace, { recursive: true }),
});
print(result);
const failures = result.failed.map(
  ({ title, problem }) => `${title}\n  ${problem.split('\n').slice(0, 8).join('\n  ')}`,
);
const counts = { passed: result.passed.length, failed: result.failed.length, note: host, failures };
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, in ${host}\n`);
if (values.report !== undefined) await writeFile(values.report, JSON.stringify(counts));
if (counts.failed > 0) process.exitCode = 1;
