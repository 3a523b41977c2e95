import * as z from 'zod/mini';
import { minuteText } from '../../base/days';
import { Refusal, UnusableInput } from '../../models/refusal';
import type { VersionRecord } from '../../models/registry/registryState';
import { versionAddress } from '../../models/registry/versionAddress';
import type { ModelContext } from './modelContext';
import { namedModel } from './namedVersion';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';
import { isSettledTwice } from './settledTwice';

export const settleVersionInput = z.object({
  version: z.string(),
  /** Start of the digest of the package that keeps the number; null: nobody said, which is refused with what there is to choose from. */
  keep: z._default(z.nullable(z.string()), null),
  reason: neededReason,
});

export interface SettledVersion {
  readonly event: string;
  readonly version: string;
  readonly keep: string;
  readonly renumbered: readonly { readonly digest: string; readonly version: string }[];
}

/**
 * Says which of several packages with one number keeps it; the others get the next free ones. Where two clones settled it in two
 * ways, saying so of the one that has the number by now ends that.
 */
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
    if (claims.length < 2 && !isSettledTwice(registry, model, number))
      throw new Refusal(`One package is ${input.version}; there is nothing to settle.`);
    keep = keptDigest(claims, input.keep);
    const others = claims.filter(({ digest }) => digest !== keep);
    renumbered = others.map(({ digest }, index) => ({ digest, version: newest + 1 + index }));
    return [{ kind: 'settled', model, reason: input.reason, version: number, keep, renumbered }];
  });
  const named = renumbered.map(({ digest, version }) => ({ digest, version: `${model}@${version}` }));
  return { event: recorded?.digest ?? '', version: input.version, keep, renumbered: named };
}

function keptDigest(claims: readonly VersionRecord[], start: string | null): string {
  const matching = claims.filter(({ digest }) => start !== null && startsWith(digest, start));
  const [kept] = matching;
  if (kept && matching.length === 1) return kept.digest;
  const choice = claims.map(({ digest, by, created }) => `${digest.slice(0, 19)} (${by}, ${minuteText(created)} UTC)`);
  throw new UnusableInput(`What keeps the number is to be one of ${choice.join(', ')}.`, {
    onCommandLine: start === null ? '--keep names it by the start of its digest.' : '',
  });
}

function startsWith(digest: string, start: string): boolean {
  return digest.replace('sha256:', '').startsWith(start.replace('sha256:', ''));
}
