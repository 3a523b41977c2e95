import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { out } from '../../../scripts/places.mjs';
import { settled } from '../pictures';
import { useWindow } from '../windowTest';
import { emptyWorkspace, sampleWorkspace } from '../workspaces';
import { tourSteps } from './tourSteps';

/** Walks through the packaged extension and leaves numbered pictures with captions; `npm start -- --tour`. */
const folder = join(out, 'tour');
const taken: { readonly picture: string; readonly caption: string }[] = [];

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
});

afterAll(async () => {
  const pages = taken.map(({ picture, caption }) => `## ${picture}\n\n${caption}\n\n![${caption}](${picture})\n`);
  await writeFile(join(folder, 'index.md'), `# Tend in pictures\n\n${pages.join('\n')}`);
  await writeFile(join(folder, 'captions.json'), `${JSON.stringify(taken, undefined, 2)}\n`);
});

describe('in the sample project', () => {
  walk(false);
});

describe('in an empty folder', () => {
  walk(true);
});

function walk(emptyFolder: boolean): void {
  const window = useWindow(emptyFolder ? () => emptyWorkspace('new-project') : sampleWorkspace);
  for (const [index, step] of tourSteps.entries()) {
    if ((step.emptyFolder ?? false) !== emptyFolder) continue;
    it(step.caption, async () => {
      const picture = `${String(index + 1).padStart(2, '0')}-${step.name}.png`;
      await window.workbench.setTheme(step.theme ?? 'dark');
      await step.run(window.workbench, window.folder);
      await settled(window.workbench);
      await window.workbench.page.screenshot({ path: join(folder, picture) });
      taken.push({ picture, caption: step.caption });
    });
  }
}
