import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceOf } from '../../../models/package/licenceText';

const names = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'LICENCE', 'LICENCE.txt', 'LICENCE.md', 'COPYING'];

/** The licence file of a folder with what it says; null: it has none. */
export function licenceFile(folder: string): { readonly path: string; readonly licence: string | null } | null {
  for (const name of names) {
    const text = textOf(join(folder, name));
    if (text !== null) return { path: join(folder, name), licence: licenceOf(text) };
  }
  return null;
}

/** The licence that `pyproject.toml` names (PEP 621 and 639). */
export function declaredLicence(folder: string): string | null {
  const text = textOf(join(folder, 'pyproject.toml')) ?? '';
  return /^license\s*=\s*(?:\{\s*text\s*=\s*)?"([A-Za-z0-9.+ ()-]+)"/m.exec(text)?.[1] ?? null;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
