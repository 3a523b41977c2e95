import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { PromotionProject } from './promotionProject';

/** Changes every file below a folder. */
function damageAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    chmodSync(path, 0o600);
    appendFileSync(path, 'x');
  }
}

const restoring = 'tend models restore churn@1 --out FOLDER';

it('says of a damaged version which digest was meant, and where whole bytes are', async () => {
  const project = new PromotionProject(null);
  await project.register();
  execFileSync('git', ['add', 'package-1'], { cwd: project.root });
  damageAll(join(project.root, 'package-1/blobs'));
  const { code, out } = await project.run('verify', 'churn@1');
  expect(code).toBe(1);
  expect(out).toMatch(/is damaged: its content has the digest sha256:[0-9a-f]{64}, not sha256:[0-9a-f]{64} \(in package-1\)/);
  expect(out.split('\n').slice(-3)).toEqual([
    `The copy in the objects of this project is whole: ${restoring} reads it.`,
    'git restore package-1 brings back what git holds of it.',
    '',
  ]);
  damageAll(join(project.root, '.tend/objects'));
  expect(await project.run('restore', 'churn@1', '--out', 'back')).toMatchObject({
    code: 1,
    notes: [expect.stringMatching(/not sha256:[0-9a-f]{64}\. git restore package-1 brings back what git holds of it\.$/)],
  });
  rmSync(join(project.root, 'package-1'), { recursive: true });
  const { out: json } = await project.run('verify', 'churn@1', '--format', 'json');
  expect(JSON.parse(json)).toMatchObject({
    cures: ['It was registered from package-1: whole bytes may be there, or in another clone.'],
  });
}); // prettier-ignore

it('says where two copies are of the same files, and nothing of git where it does not hold them', async () => {
  const project = new PromotionProject(null);
  const { out: packaged } = await project.run('package', 'model.safetensors', '--name', 'churn', '--format', 'json');
  const { path } = JSON.parse(packaged) as { readonly path: string };
  await project.run('register', path, '--reason', 'first');
  await project.register();
  for (const version of ['churn@1', 'churn@2'])
    await project.run('promote', version, '--to', 'production', '--reason', 'better');
  damageAll(join(project.root, path, 'blobs'));
  const { code, notes } = await project.run('rollback', 'churn', '--reason', 'slow');
  expect([code, notes.join(' ')]).toEqual([
    1,
    expect.stringContaining(`The copy of churn@1 in ${path} with the same files on the disk as the objects of this`),
  ]);
  const { out } = await project.run('verify', 'churn@1');
  expect(out.split('\n').at(-2)).toBe('Every place here is damaged: whole bytes may be in another clone.');
});

it('says what git brings back also where the copy that it holds is of the same files as another one', async () => {
  const project = new PromotionProject(null);
  await project.register();
  execFileSync('git', ['add', 'package-1'], { cwd: project.root });
  const objects = readdirSync(join(project.root, '.tend/objects'), { recursive: true, withFileTypes: true });
  const blobs = join(project.root, 'package-1/blobs/sha256');
  for (const name of readdirSync(blobs)) {
    const object = objects.find((it) => it.isFile() && name.endsWith(it.name));
    if (!object) throw new Error(`${name} is no object.`);
    rmSync(join(blobs, name));
    linkSync(join(object.parentPath, object.name), join(blobs, name));
  }
  damageAll(blobs);
  const { out } = await project.run('verify', 'churn@1');
  expect(out.split('\n').at(-2)).toBe('git restore package-1 brings back what git holds of it.');
});

it('names the archive of a damaged version, here or away', async () => {
  const away = temporaryFolder();
  const project = new PromotionProject(null);
  await project.register();
  await project.run('archive', 'churn@1', '--reason', 'old', '--to', join(away, 'backup'));
  damageAll(join(project.root, 'package-1/blobs'));
  const cures = async () => {
    const { out } = await project.run('verify', 'churn@1', '--format', 'json');
    return (JSON.parse(out) as { readonly cures: readonly string[] }).cures.at(-1);
  };
  expect(await cures()).toMatch(/^It is archived in \S+\/backup\/churn\/1-\S+: tend models restore .* --from \S+ reads it there\.$/);
  renameSync(join(away, 'backup'), join(away, 'moved'));
  expect(await cures()).toMatch(/^It was archived to \S+, which is not here: where it is, .* --from ARCHIVE reads it\.$/);
}); // prettier-ignore
