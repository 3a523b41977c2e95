import { readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { prebuildName } from '../../scripts/build/prebuild.mjs';
import { packageOnce } from '../../scripts/package.mjs';
import { inRoot } from '../../scripts/places.mjs';
import { zipEntries, type ZipEntry } from './zipEntries';

describe('the vsix', () => {
  let entries: readonly ZipEntry[] = [];
  const paths = () => entries.map(({ path }) => path);

  beforeAll(async () => {
    entries = await zipEntries(await packageOnce());
  }, 60_000);

  it('holds every bundle that runs in Node', () => {
    const bundles = ['extension', 'cli', 'checkWorker', 'profileWorker'];
    expect(paths()).toEqual(expect.arrayContaining(bundles.map((name) => `extension/dist/node/${name}.js`)));
  });

  it("holds the native driver of this platform, and no other's", () => {
    const drivers = paths().filter((path) => path.endsWith('.node'));
    expect(drivers).toEqual([`extension/dist/prebuilds/${prebuildName()}`]);
  });

  it('holds what a person reads before and after installing it', () => {
    const pages = ['readme.md', 'changelog.md', 'LICENSE.txt', 'NOTICES.txt', 'package.json', 'package.nls.json'];
    expect(paths()).toEqual(expect.arrayContaining(pages.map((page) => `extension/${page}`)));
  });

  it('holds the page of every check', async () => {
    const pages = (await readdir(inRoot('media', 'checks'))).filter((name) => name.endsWith('.md'));
    expect(pages.length).toBeGreaterThan(0);
    expect(paths()).toEqual(expect.arrayContaining(pages.map((page) => `extension/media/checks/${page}`)));
  });

  it('holds the sample project', () => {
    const files = ['README.md', 'tend.yaml', 'train.py', 'data/penguins.csv', 'data/raw/penguins_raw.csv'];
    expect(paths()).toEqual(expect.arrayContaining(files.map((file) => `extension/media/sample/${file}`)));
  });

  it('holds no source, no test, no source map and nothing of the machine that made it', () => {
    const foreign = /\.(map|ts|mts)$|\/(src|test|scripts|node_modules|\.tend|\.vscode|__pycache__)\//;
    expect(paths().filter((path) => foreign.test(path))).toEqual([]);
  });

  it('is no larger than it has to be', () => {
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });
});
