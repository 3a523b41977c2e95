import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardLicence } from '../../../models/package/cardLicence';
import { licenceAsWritten } from '../../../models/package/licenceName';
import { licenceOf } from '../../../models/package/licenceText';
import type { PackageSource } from '../../../models/package/sourceFiles';

const names = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'LICENCE', 'LICENCE.txt', 'LICENCE.md', 'COPYING'];

/** The licence of a package. */
export interface LicenceFacts {
  /** SPDX identifier, null where it is not known. */
  readonly spdx: string | null;
  /** The project's file that goes in; null: the source has its own, or there is none. */
  readonly file: string | null;
  /** Whether the card alone names it. */
  readonly isOfCard: boolean;
}

/** What a person gives of it: its name, and the absolute path of a card. */
interface GivenLicence {
  readonly licence: string | null;
  readonly card: string | null;
}

/** What a person says of the licence goes first, then the file of the source, that of the project, `pyproject.toml`, and the card. */
export function licenceFacts(root: string, { files }: PackageSource, { licence, card }: GivenLicence): LicenceFacts {
  const own = names.map((name) => files.get(name)).find((path) => path !== undefined);
  const file = names.map((name) => join(root, name)).find((path) => existsSync(path)) ?? null;
  const named = licence ?? licenceOf(textOf(own ?? file)) ?? declaredLicence(root);
  const spdx = named ?? cardLicence(textOf(card ?? files.get('README.md') ?? null));
  return {
    spdx: spdx === null ? null : licenceAsWritten(spdx),
    file: own === undefined ? file : null,
    isOfCard: named === null,
  };
}

/** The licence that `pyproject.toml` names (PEP 621 and 639). */
function declaredLicence(folder: string): string | null {
  const text = textOf(join(folder, 'pyproject.toml'));
  return /^license\s*=\s*(?:\{\s*text\s*=\s*)?"([A-Za-z0-9.+ ()-]+)"/m.exec(text)?.[1] ?? null;
}

function textOf(path: string | null): string {
  return path !== null && existsSync(path) ? readFileSync(path, 'utf8') : '';
}
