import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { deadLink } from '../../disk/deadLink';
import { UnusableInput } from '../refusal';
import { isLayout } from './packageEntries';
import { byCodeUnits } from './packagePath';
import { refuseBadPaths } from './refuseBadPaths';

/** What a package is made from. */
export interface PackageSource {
  readonly kind: 'file' | 'folder' | 'mlmodel';
  /** Files by their path in the package, sorted, with where they lie. */
  readonly files: ReadonlyMap<string, string>;
}

/** What tools and systems leave in folders, and what is never part of a model. */
const litter = new Set(['.git', '.tend', '.DS_Store', '.ipynb_checkpoints', '__pycache__', 'Thumbs.db', 'desktop.ini']);

/** Finds the files of a model file or folder. `name` is how the person called it. Throws `UnusableInput`. */
export function packageSource(path: string, name: string): PackageSource {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UnusableInput(`${name} does not exist.`);
  if (stats.isFile()) {
    refuseBadPaths([basename(path)]);
    return { kind: 'file', files: new Map([[basename(path), path]]) };
  }
  if (!stats.isDirectory()) throw new UnusableInput(`${name} is neither a file nor a folder.`);
  if (isLayout(path))
    throw new UnusableInput(`${name} is a package already: it can be registered or unpacked.`, {
      onCommandLine: 'tend models register and tend models unpack take it.',
    });
  const files = new Map([...walk(realpathSync(path), '')].sort(([a], [b]) => byCodeUnits(a, b)));
  if (files.size === 0) throw new UnusableInput(`${name} is an empty folder; there is nothing to package.`);
  refuseBadPaths([...files.keys()]);
  return { kind: files.has('MLmodel') ? 'mlmodel' : 'folder', files };
}

function* walk(root: string, below: string): Iterable<readonly [string, string]> {
  for (const name of readdirSync(join(root, below))) {
    if (litter.has(name) || name.endsWith('.pyc')) continue;
    const path = below === '' ? name : `${below}/${name}`;
    const stats = lstatSync(join(root, path));
    if (stats.isDirectory()) yield* walk(root, path);
    else if (stats.isFile()) yield [path, join(root, path)];
    else if (stats.isSymbolicLink()) yield [path, linkTarget(root, path)];
    else throw new UnusableInput(`${path} is a device or a socket; a package holds plain files.`);
  }
}

/** A link to a file inside is that file; one that leads out would package what nobody meant. */
function linkTarget(root: string, path: string): string {
  const target = resolved(root, path);
  if (!target.startsWith(root + sep))
    throw new UnusableInput(`${path} is a link that leads out of the folder, to ${target}; put the file itself there.`);
  if (!statSync(target).isFile())
    throw new UnusableInput(`${path} is a link to a folder; put the folder itself there.`);
  return target;
}

function resolved(root: string, path: string): string {
  try {
    return realpathSync(join(root, path));
  } catch (error) {
    const dead = deadLink(error);
    throw dead === null ? error : new UnusableInput(`${path} is a link that ${dead}.`, { cause: error });
  }
}
