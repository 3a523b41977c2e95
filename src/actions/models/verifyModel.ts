import * as z from 'zod';
import type { Verification } from '../../models/package/modelPackage';
import { verifyPackage } from '../../models/package/verifyPackage';
import { publicKey } from '../../models/signing/signingKey';
import type { ModelContext } from './modelContext';
import { findPackage } from './packaging/findPackage';
import { watchedPackage } from './packaging/watchedPackage';

export const verifyModelInput = z.object({
  /** As the person wrote it: a path, or a version as `churn@3`. */
  package: z.string(),
  /** The same as an absolute path. */
  path: z.string(),
  /** PEM text of a public key and the name of its file; null: signatures are not checked. */
  key: z.object({ pem: z.string(), name: z.string() }).nullable().default(null),
});

/** Reads every byte of a package, and names each file that fails and why. */
export async function verifyModel(
  context: Pick<ModelContext, 'registry' | 'objects' | 'root' | 'config' | 'signal' | 'progress'>,
  given: z.input<typeof verifyModelInput>,
): Promise<Verification> {
  const input = verifyModelInput.parse(given);
  const key = input.key && publicKey(input.key.pem, input.key.name);
  const { entries, version } = findPackage(context, input.package, input.path);
  const streaming = watchedPackage(context, `Verifying ${input.package}`, entries);
  const verified = await verifyPackage(entries, key, streaming);
  if (!version || verified.digest === null || verified.digest === version.digest) return verified;
  const problem = `is the package ${verified.digest}, not ${version.digest} as it was registered`;
  return { ...verified, ok: false, problems: [{ path: input.package, problem }, ...verified.problems] };
}
