import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
 * @param {string} report
 * @param {number} code
 */
async function countsOf(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const counts = /** @type {{ numPassedTests: number, numFailedTests: number, numFailedTestSuites: number }} */ (
    JSON.parse(await readFile(report, 'utf8'))
  );
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites } = counts;
  // A file that cannot be loaded has no tests to fail, and an error between tests belongs to none.
  const failed = numFailedTests > 0 ? numFailedTests : Math.max(numFailedTestSuites, code === 0 ? 0 : 1);
  return { passed, failed };
}
