import * as z from 'zod';
import { Refusal, UnusableInput } from '../../models/refusal';
import { versionAddress } from '../../models/registry/versionAddress';
import type { ModelContext } from './modelContext';
import { namedModel } from './namedVersion';
import { recordEvents } from './recordEvents';

export const settleVersionInput = z.object({
  version: z.string(),
  /** Start of the digest of the package that keeps the number; null: the one that was registered first. */
  keep: z.string().nullable().default(null),
  reason: z.string().min(1),
});

export interface SettledVersion {
  readonly event: string;
  readonly version: string;
  readonly keep: string;
  readonly renumbered: readonly { readonly digest: string; readonly version: string }[];
}

/** Says which of several packages with one number keeps it; the others get the next free ones. */
export function settleVersion(context: ModelContext, given: z.input<typeof settleVersionInput>): SettledVersion {
  const input = settleVersionInput.parse(given);
  const { registry } = context;
  const address = versionAddress(input.version);
  if (address?.kind !== 'number') throw new UnusableInput(`"${input.version}" names no version; write it as churn@3.`);
  const { model, number } = address;
  let keep = '';
  let renumbered: { digest: string; version: number }[] = [];
  const [recorded] = recordEvents(context, () => {
    const { newest } = namedModel(registry, model);
    const claims = registry.version(model, number);
    if (claims.length < 2) throw new Refusal(`One package is ${input.version}; there is nothing to settle.`);
    keep = keptDigest(
      claims.map(({ digest }) => digest),
      input.keep,
    );
    const others = claims.filter(({ digest }) => digest !== keep);
    renumbered = others.map(({ digest }, index) => ({ digest, version: newest + 1 + index }));
    return [{ kind: 'settled', model, reason: input.reason, version: number, keep, renumbered }];
  });
  const named = renumbered.map(({ digest, version }) => ({ digest, version: `${model}@${version}` }));
  return { event: recorded?.digest ?? '', version: input.version, keep, renumbered: named };
}

function keptDigest(digests: readonly string[], start: string | null): string {
  const matching = digests.filter(
    (digest) => start === null || digest.replace('sha256:', '').startsWith(start.replace('sha256:', '')),
  );
  const [digest] = matching;
  if (digest === undefined || (start !== null && matching.length > 1))
    throw new UnusableInput(
      `What keeps the number is to be one of ${digests.map((it) => it.slice(0, 19)).join(', ')}.`,
    );
  return digest;
}
