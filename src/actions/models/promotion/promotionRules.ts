import * as z from 'zod/mini';
import { Refusal } from '../../../models/refusal';
import type { LiveAnswer, VersionRecord } from '../../../models/registry/registryState';
import { isoTime } from '../publicModels';

/** Stages are words: they stand behind `#` in `churn#production`. */
export const stageName = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z][A-Za-z0-9._-]{0,49}$/,
      'A stage is named by up to 50 letters from a to z without accents, digits, ".", "_" and "-".',
    ),
  );

/** What no gate can make good: a version that is gone, on its way out, or live already. */
export function refuseUnpromotable(version: VersionRecord, stage: string, { move, conflict }: LiveAnswer): void {
  const { model, number, state, digest, deprecation } = version;
  const address = `${model}@${number}`;
  if (state === 'purged') throw new Refusal(`${address} is purged: its bytes were deleted.`);
  if (state === 'archived')
    throw new Refusal(`${address} is archived; restored into a folder of the project, it can be promoted again.`, {
      onCommandLine: `tend models restore ${address} --out FOLDER does that.`,
    });
  if (deprecation) {
    const notice = deprecation.notice.replace(/\.+$/, '');
    throw new Refusal(`${address} is deprecated${notice === '' ? '' : `: ${notice}`}.`, {
      onCommandLine: `tend models deprecate ${address} --withdraw --reason "…" takes that back.`,
    });
  }
  if (conflict.length === 0 && move?.digest === digest)
    throw new Refusal(`${address} is live in ${stage} already, since ${isoTime(move.from).slice(0, 10)}.`);
}
