import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { NewestEntries } from '../../../base/newestEntries';
import type { Verification } from '../../../models/package/modelPackage';
import type { PackageEntries, PackageEntry } from '../../../models/package/packageEntries';

/** So many packages are remembered; who looks at more has them read again. */
const mostRemembered = 50;

/**
 * What came of verifying packages whose files are the same since: by place, inode, size and both times, as the store of objects
 * knows its own again. For pages that are looked at often; what decides reads every byte.
 */
export class RememberedVerifications {
  readonly #known = new NewestEntries<string, Verification>(mostRemembered);

  async of(entries: PackageEntries, verify: () => Promise<Verification>): Promise<Verification> {
    const before = stampOf(entries);
    const known = this.#known.get(before);
    if (known) return known;
    const verified = await verify();
    // What changed while it was read is not remembered.
    if (stampOf(entries) === before) this.#known.set(before, verified);
    return verified;
  }
}

function stampOf({ files, strange }: PackageEntries): string {
  const stamp = createHash('sha256').update(JSON.stringify(strange));
  for (const [path, entry] of files) stamp.update(`\n${path}\n`).update(entryStamp(entry));
  return stamp.digest('hex');
}

function entryStamp(entry: PackageEntry): Uint8Array | string {
  if ('bytes' in entry) return entry.bytes;
  const stats = statSync(entry.file, { bigint: true, throwIfNoEntry: false });
  return stats ? [entry.file, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':') : 'none';
}
