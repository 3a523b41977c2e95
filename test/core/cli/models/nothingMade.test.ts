import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

it.each([
  ['models', 'list'],
  ['models', 'show', 'churn'],
  ['models', 'live', 'churn'],
  ['models', 'verify', 'package'],
  ['models', 'unpack', 'package', '--out', 'out'],
  ['audit', 'log'],
  ['audit', 'verify'],
  ['audit', 'export'],
])('tend %s %s makes nothing in a project of which nothing was recorded', async (...args) => {
  const root = temporaryFolder({ 'a.csv': 'a\n1\n' });
  await runTend(root, args);
  expect(existsSync(join(root, '.tend'))).toBe(false);
});

it('takes a project above the root of a git repository for that of somebody else', async () => {
  const above = temporaryFolder({ '.tend/': '', 'tend.yaml': 'datasets: [\n', 'repository/sub/a.csv': 'a\n1\n' });
  const repository = join(above, 'repository');
  execFileSync('git', ['init', '-q'], { cwd: repository });
  const sub = join(repository, 'sub');
  expect((await runTend(sub, ['status'])).notes).toEqual([]);
  mkdirSync(join(repository, '.tend'));
  expect((await runTend(sub, ['check', 'a.csv', '--format', 'json'])).out).toContain('"path":"sub/a.csv"');
});
