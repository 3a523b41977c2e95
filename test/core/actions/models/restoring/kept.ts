import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ModelContext } from '../../../../../src/actions/models/modelContext';
import { packageModel } from '../../../../../src/actions/models/packageModel';
import { recordEvents } from '../../../../../src/actions/models/recordEvents';
import { registerModel } from '../../../../../src/actions/models/registerModel';
import { modelStores } from '../../../../../src/actions/models/modelStores';
import { silentLogger } from '../../../../../src/base/logger';
import { temporaryFolder } from '../../../temporaryFolder';
import { promotion } from '../../../models/registry/happenings';
import { packagingContext } from '../packaging';

/** The files of a small model with all that a drill needs. */
export const smallModel = {
  'model.onnx': 'weights',
  'golden.json': JSON.stringify({ inputs: [[1], [2]], outputs: [0, 1], tolerance: 0.01 }),
  'requirements.txt': 'scikit-learn==1.9.1\n',
};

/** A project in which `churn@1` is registered; its bytes lie among the objects and as a layout. */
export async function keptModel(model: Readonly<Record<string, string>> = smallModel) {
  const root = temporaryFolder(model);
  const { context: packaging, store, controller } = packagingContext(root);
  const context: ModelContext = {
    ...packaging,
    config: {},
    ...modelStores(store),
    logger: silentLogger,
    trusted: true,
  };
  const file = (name: string) => (name in model ? join(root, name) : null);
  const made = await packageModel(packaging, {
    source: join(root, Object.keys(model)[0] ?? ''),
    name: 'churn',
    golden: file('golden.json'),
    requirements: file('requirements.txt'),
  });
  await registerModel(context, { package: made.path, reason: 'first' });
  return { root, context, packaging, made, controller };
}

/** Makes `churn@1` the live one of a stage. */
export function goLive(context: ModelContext, digest: string): void {
  recordEvents(context, () => [{ ...promotion('churn', 1), digest } as ReturnType<typeof promotion>]);
}

/** Every file below a folder with its content, without the database. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  const shown = paths.filter((path) => !path.startsWith('.tend/tend.db') && path !== '.tend/.gitignore');
  return Object.fromEntries(shown.sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

export function damage(path: string): void {
  chmodSync(path, 0o644);
  writeFileSync(path, 'other');
}
