import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { out } from '../../scripts/places.mjs';
import { connectBrowser, Workbench } from './workbench';
import type { Workspace } from './workspaces';

/** A window for all tests of a file, opened before the first and closed after the last one. */
export interface TestWindow {
  readonly workbench: Workbench;
  readonly folder: string;
}

/**
 * Opens a window on a workspace for the tests of the file (or `describe`) that calls it. Restricted: the folder is not
 * trusted and stays so. A test that fails leaves a picture of what it saw in out/failures.
 */
export function useWindow(makeWorkspace: () => Promise<Workspace>, options = { restricted: false }): TestWindow {
  let opened: { workbench: Workbench; workspace: Workspace } | undefined;
  let end: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const served = inject('served');
    const browser = await connectBrowser(served.browser);
    const workspace = await makeWorkspace();
    end = async () => {
      await browser.close();
      await workspace.remove();
    };
    const server = options.restricted ? served.restricted : served.trusted;
    opened = { workspace, workbench: await Workbench.open(browser, server, workspace.folder) };
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || !opened) return;
    const name = task.name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60);
    await opened.workbench.page.screenshot({ path: join(out, 'failures', `${name}.png`) });
  });
  afterAll(() => end());
  const current = () => {
    if (!opened) throw new Error('The window is open only while tests run.');
    return opened;
  };
  return {
    get workbench() {
      return current().workbench;
    },
    get folder() {
      return current().workspace.folder;
    },
  };
}
