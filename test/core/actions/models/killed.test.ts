import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestOf } from '../../../../src/disk/digestFile';
import { layoutEntries } from '../../../../src/models/package/packageEntries';
import { verifyPackage } from '../../../../src/models/package/verifyPackage';
import { bundled, bundledEnv } from '../../bundled';
import { temporaryFolder } from '../../temporaryFolder';
import { packagingContext, unwatched } from './packaging';

it('a process that is killed at any moment leaves packages and objects that are whole', async () => {
  const script = await bundled('test/core/actions/models/packager.ts');
  const root = temporaryFolder({ 'm/model.onnx': '\0'.repeat(2_000_000), 'm/labels.txt': 'a' });
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, [script, root], { env: bundledEnv, stdio: ['ignore', 'pipe', 'inherit'] });
    for (let begun = 0; begun < 1 + (round % 3); begun++) await once(child.stdout, 'data');
    // The moment is another one in each round, and spread over what one package takes.
    const moment = performance.now() + round * 11;
    while (performance.now() < moment) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const { context } = packagingContext(root);
  const layouts = [...foldersIn(join(root, '.tend/packages/a')), ...foldersIn(join(root, 'out'))];
  expect(layouts.length).toBeGreaterThan(0);
  for (const layout of layouts) {
    const { ok, digest, problems } = await verifyPackage(layoutEntries(layout), null, unwatched);
    expect({ layout, ok, problems }).toEqual({ layout, ok: true, problems: [] });
    if (layout.includes('.tend')) expect(context.objects.heldBy(digest ?? '')).not.toEqual([]);
  }
  for (const first of foldersIn(join(root, '.tend/objects/sha256'))) {
    for (const rest of readdirSync(first))
      expect(digestOf(readFileSync(join(first, rest)))).toBe(`sha256:${first.slice(-2)}${rest}`);
  }
}, 60_000);

/** Without those that were never finished. */
function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => !name.endsWith('.partial'));
  return names.map((name) => join(folder, name));
}
