import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { bundled, bundledEnv } from '../bundled';
import { temporaryFolder } from '../temporaryFolder';

const manyFindings = `name,age\n${Array.from({ length: 20_000 }, (_, n) => `north ,${n}\n`).join('')}`;

it('a Node that is too old is refused in one sentence, before anything native is loaded', async () => {
  const script = await bundled('src/cli.ts');
  const folder = temporaryFolder({
    'old.cjs': "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });",
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', `${folder}/old.cjs`, script, 'check'], {
    cwd: folder,
    env: { ...bundledEnv, NODE_PATH: '' },
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^tend needs Node 22 or newer; this is v.+\)\. In a clone, npm run tend brings its own\.\n$/);
});

it('can be started by its name, as npm links it', async () => {
  const [line] = readFileSync(await bundled('src/cli.ts'), 'utf8').split('\n', 1);
  expect(line).toBe('#!/usr/bin/env node');
});

it('writes every byte of a long result into a pipe, results and notes apart', async () => {
  const script = await bundled('src/cli.ts');
  const cwd = temporaryFolder({ 'a.csv': manyFindings });
  const args = [script, 'check', 'a.csv', 'gone.csv', '--all-cells', '--format', 'json', '--level', 'info'];
  const child = spawn(process.execPath, args, { cwd, env: bundledEnv });
  const exit = once(child, 'exit') as Promise<[number]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  const { files } = JSON.parse(out) as { files: { findings: unknown[] }[] };
  expect(files[0]?.findings.length).toBeGreaterThanOrEqual(20_000);
  expect({ code, err }).toEqual({ code: 2, err: 'gone.csv: there is no such file; check the path.\n' });
});

it('a reader that goes away ends it without a word', async () => {
  const script = await bundled('src/cli.ts');
  const cwd = temporaryFolder({ 'a.csv': manyFindings });
  const child = spawn(process.execPath, [script, 'check', '--all-cells', '--level', 'info'], { cwd, env: bundledEnv });
  child.stdout.once('data', () => child.stdout.destroy());
  const [err] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(err).toBe('');
});

it('keeps its exit code where nobody reads standard error', async () => {
  const script = await bundled('src/cli.ts');
  const child = spawn(process.execPath, [script, 'check', 'gone.csv'], { cwd: temporaryFolder(), env: bundledEnv });
  child.stderr.destroy();
  expect(await once(child, 'exit')).toEqual([2, null]);
});
