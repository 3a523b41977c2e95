import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectGolden } from '../golden';
import { temporaryFolder } from '../temporaryFolder';
import { churn, mlruns } from './runs/mlruns';
import { runTend } from './runTend';

function sample(): string {
  const root = temporaryFolder();
  cpSync('media/sample', root, { recursive: true, filter: (path) => !path.includes('.tend') });
  return root;
}

it('says what to do next, then every stage with what supports it', async () => {
  const { code, out, notes } = await runTend(sample(), ['status']);
  expectGolden(out, 'test/fixtures/cli/status.txt');
  expect({ code, notes }).toEqual({ code: 0, notes: [] });
});

it('as JSON begins with version and schema', async () => {
  const { out } = await runTend(sample(), ['status', '--format', 'json']);
  const status = JSON.parse(out) as Record<string, unknown> & { stages: { id: string }[] };
  expect(Object.keys(status)).toEqual(['tend', 'schema', 'name', 'complete', 'toMend', 'next', 'stages']);
  expect(status.stages.map((stage) => stage.id)[1]).toBe('data');
  expect(status).toMatchObject({
    schema: 1,
    name: 'penguins',
    next: { target: { path: 'data/raw/penguins_raw.csv' } },
  });
});

it('of an empty folder has nothing but a next step', async () => {
  const { code, out } = await runTend(temporaryFolder(), ['status']);
  expect(out.split('\n').slice(1, 2)).toEqual([
    expect.stringMatching(/^Next: add a data file \(or in VS Code: Tend: Open Sample Project\)/),
  ]);
  expect(out.match(/not started/g)).toHaveLength(8);
  expect(code).toBe(0);
});

it('says where runs lie that nobody has read yet, and makes no store for them', async () => {
  const root = temporaryFolder(mlruns(churn));
  const { out } = await runTend(root, ['status']);
  expect(out).toMatch(/Tracked runs +… in mlruns, not read yet: tend runs list reads them/);
  expect(out).toMatch(/^Next: describe the project \(in VS Code: Tend: Initialize Project; or write a tend\.yaml as /m);
  expect(existsSync(join(root, '.tend'))).toBe(false);
  await runTend(root, ['runs', 'import']);
  expect((await runTend(root, ['status'])).out).toMatch(/Tracked runs +✓ 11 runs/);
});

it('fails only when asked to', async () => {
  expect((await runTend(sample(), ['status', '--fail-on', 'error'])).code).toBe(1);
  expect((await runTend(sample(), ['status', '--format', 'html'])).notes).toEqual([
    "error: option '--format <format>' argument 'html' is invalid. It is not written yet; use text or json.",
  ]);
});

it('names each input that cannot be read on standard error, and then the exit code is 2', async () => {
  const root = temporaryFolder({ 'a.csv': 'a,b\n1,2\n', 'image.csv': '\u0000'.repeat(200) });
  const { code, out, notes } = await runTend(root, ['status']);
  expect(out).toContain('(not a text table: its content looks like binary data). ');
  expect({ code, notes }).toEqual({
    code: 2,
    notes: ['image.csv: not a text table: its content looks like binary data.'],
  });
});

it('of a tend.yaml that lies elsewhere finds what it declares though git ignores it, and names its errors', async () => {
  const root = temporaryFolder({
    '.git/HEAD': '',
    '.gitignore': 'private/\n',
    'private/sold.csv': 'a,b\n1,2\n',
    'settings/shop.yaml': 'datasets:\n  sold: { path: ../private/sold.csv }\nproject: { success: 3 }\n',
  });
  const { out, notes } = await runTend(root, ['status', '--format', 'json', '--config', 'settings/shop.yaml']);
  const { next, stages } = JSON.parse(out) as {
    next: unknown;
    stages: { id: string; evidence: { label: string }[] }[];
  };
  const [found] = stages.find(({ id }) => id === 'data')?.evidence ?? [];
  expect(found).toMatchObject({ label: 'Data files', detail: '1 file, 1 row' });
  expect(next).toMatchObject({
    label: 'mend settings/shop.yaml, line 3',
    target: { kind: 'file', path: 'settings/shop.yaml' },
  });
  expect(notes).toEqual([expect.stringMatching(/^settings\/shop\.yaml:3:\d+ error .* config-[a-z-]+$/)]);
});

it('fails the model files among which are some that nobody should load, and names them', async () => {
  const root = temporaryFolder({ 'evil.pkl': "cos\nsystem\n(S'true'\ntR.", 'good.pkl': '(lp0\nI1\na.' });
  writeFileSync(join(root, 'cut.npy'), Buffer.from('\x93NUMPY\x01\0\x76\0', 'latin1'));
  const { out } = await runTend(root, ['status']);
  expect(out).toMatch(/Model files +✗ 3 files, 1 dangerous: evil\.pkl, 1 damaged: cut\.npy/);
});
