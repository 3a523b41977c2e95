import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PromotionProject } from './promotionProject';
import { runTend } from '../runTend';

async function packaged() {
  const project = new PromotionProject(null, { 'tend.yaml': '', 'notebooks/first.py': '' });
  const { out } = await project.run('package', 'model.safetensors', '--name', 'churn', '--format', 'json');
  const { path } = JSON.parse(out) as { path: string };
  const below = join(project.root, 'notebooks');
  return { path, below, tend: (...args: string[]) => runTend(below, ['models', ...args]) };
}

it('takes the path of a package as it was printed, also below the root of the project', async () => {
  const { path, tend } = await packaged();
  expect(path).toMatch(/^\.tend\/packages\/churn\//);
  expect(await tend('verify', path)).toMatchObject({ code: 0 });
  expect(await tend('unpack', path, '--out', 'files')).toMatchObject({ code: 0 });
  expect(await tend('register', path, '--reason', 'as printed')).toMatchObject({ code: 0 });
  expect(await tend('inspect', 'model.safetensors')).toMatchObject({ code: 0 });
});

it('takes what lies where the person is before what lies at the root', async () => {
  const { path, below, tend } = await packaged();
  mkdirSync(join(below, path), { recursive: true });
  expect((await tend('verify', path)).code).not.toBe(0);
});
