import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../host/chromium.mjs';
import { python, pythonWith } from '../host/python.mjs';
import { serverFolder } from '../host/serverInstall.mjs';
import { nodePath } from '../node24.mjs';
import { inRoot, root } from '../places.mjs';
import { run } from '../processes.mjs';
import { versions } from '../versions.mjs';
import { prepared } from './lane.mjs';
import { vitestLane } from './vitestLane.mjs';

/** @type {import('./lane.mjs').Lane} */
export const insideVscode = {
  name: 'vscode',
  needed: true,
  run: async () => {
    if (process.env.TEND_TEST_HOST !== 'desktop') await prepared(() => Promise.all([chromium(), serverFolder()]));
    const folder = await mkdtemp(join(tmpdir(), 'tend-lane-'));
    const report = join(folder, 'report.json');
    try {
      const runner = inRoot('test', 'host', 'runSuites.mjs');
      await run(nodePath(), [runner, `--report=${report}`], { cwd: root });
      if (!existsSync(report)) return { passed: 0, failed: 1 };
      /** @type {import('./lane.mjs').LaneCounts} */
      const counts = JSON.parse(await readFile(report, 'utf8'));
      return counts;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Pages of panels without a VS Code around them. */
export const panels = vitestLane('webview', {
  needed: true,
  prepare: async () => ({ note: `Chromium: ${(await chromium()).origin}` }),
});

export const inBrowser = vitestLane('e2e', {
  needed: true,
  prepare: async () => {
    const [browser] = await Promise.all([chromium(), serverFolder()]);
    return { note: `VS Code server ${versions.codeServer} from npm, Chromium: ${browser.origin}` };
  },
});

export const besidePython = vitestLane('interop', {
  needed: true,
  prepare: async () => {
    const [asked, trackers, logWriters, packages] = await Promise.all([
      python(),
      pythonWith(versions.trackers),
      pythonWith(versions.logWriters),
      pythonWith(versions.packages),
    ]);
    const environment = {
      TEND_PYTHON: asked.path,
      TEND_TRACKERS_PYTHON: trackers.path,
      TEND_LOG_WRITERS_PYTHON: logWriters.path,
      TEND_PACKAGES_PYTHON: packages.path,
    };
    const versionsOf = [asked, trackers, logWriters, packages].map(({ version }) => version).join(', ');
    return { note: `${versionsOf}; Lightning's logs are fixtures, since it needs torch`, environment };
  },
});
