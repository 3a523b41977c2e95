import * as z from 'zod/mini';
import { signatureFile } from '../../models/package/layoutDocuments';
import type { Verification } from '../../models/package/modelPackage';
import { verifyPackage } from '../../models/package/verifyPackage';
import { publicKey } from '../../models/signing/signingKey';
import type { ModelContext } from './modelContext';
import { damageCures, type DamageCure } from './packaging/damageCures';
import { findPackage } from './packaging/findPackage';
import { togetherWhole, verifiedCopies } from './packaging/verifiedCopies';
import { watchedPackage } from './packaging/watchedPackage';

export const verifyModelInput = z.object({
  /** As the person wrote it: a path, or a version as `churn@3`. */
  package: z.string(),
  /** The same as an absolute path. */
  path: z.string(),
  /** PEM text of a public key and the name of its file; null: signatures are not checked. */
  key: z._default(z.nullable(z.object({ pem: z.string(), name: z.string() })), null),
});

export interface VerifiedModel extends Verification {
  /** From where whole bytes of a registered version that is damaged may be had. */
  readonly cures: readonly DamageCure[];
}

/** Reads every byte of a package, of a version of each of its copies here, and names each file that fails and why. */
export async function verifyModel(
  context: Pick<ModelContext, 'registry' | 'objects' | 'root' | 'config' | 'signal' | 'progress' | 'trusted'>,
  given: z.input<typeof verifyModelInput>,
): Promise<VerifiedModel> {
  const input = verifyModelInput.parse(given);
  const key = input.key && publicKey(input.key.pem, input.key.name);
  const { entries, version } = findPackage(context, input.package, input.path);
  const copies = version ? await verifiedCopies(context, version, { key }) : [];
  const together = togetherWhole(copies);
  const isDamaged = copies.some(({ problems }) => problems.some(({ path }) => path !== signatureFile));
  if (version && together) return { ...together, cures: isDamaged ? await damageCures(context, version, copies) : [] };
  const verified = await verifyPackage(entries, key, watchedPackage(context, `Verifying ${input.package}`, entries));
  return { ...verified, cures: [] };
}
