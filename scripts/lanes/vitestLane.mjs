import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { environment, nodePath } from '../node24.mjs';
import { inRoot, root } from '../places.mjs';
import { run } from '../processes.mjs';
import { prepared } from './lane.mjs';

/**
 * One project of vitest.config.mts as a lane; counted from vitest's own report.
 * @param {string} project
 * @param {{ needed: boolean, prepare?: () => Promise<{ note?: string, environment?: Record<string, string> }> }} options
 * @returns {import('./lane.mjs').Lane}
 */
export function vitestLane(project, { needed, prepare }) {
  return {
    name: project,
    needed,
    run: async () => {
      const ready = prepare ? await prepared(prepare) : {};
      const folder = await mkdtemp(join(tmpdir(), 'tend-vitest-'));
      const report = join(folder, 'report.json');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      try {
        const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
        const { code } = await run(nodePath(), [vitest, 'run', '--project', project, ...reporters], {
          cwd: root,
          env: environment(ready.environment),
        });
        return { ...(await countsOf(report, code)), ...(ready.note === undefined ? {} : { note: ready.note }) };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {{ name: string, status: string, message: string, assertionResults: VitestResult[] }[]} testResults
 *
 * @typedef {{ status: string, fullName: string, failureMessages: readonly string[] | null }} VitestResult
 */

/**
 * @param {string} report
 * @param {number} code
 */
async function countsOf(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  /** @type {VitestReport} */
  const told = JSON.parse(await readFile(report, 'utf8'));
  const failures = failuresOf(told);
  // An error between tests belongs to none of them.
  return { passed: told.numPassedTests, failed: Math.max(failures.length, code === 0 ? 0 : 1), failures };
}

/**
 * The tests that failed, and the files that could not be loaded.
 * @param {VitestReport} report
 */
function failuresOf({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [`${file}: ${shortened(message)}`] : [];
    return tests.map((test) => `${file} › ${test.fullName}\n  ${shortened(test.failureMessages?.join('\n') ?? '')}`);
  });
}

/** @param {string} message the reason and the first places of its stack */
function shortened(message) {
  return message.trim().split('\n').slice(0, 8).join('\n  ');
}
