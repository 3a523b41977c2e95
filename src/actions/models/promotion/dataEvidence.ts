import type { GateEvidence } from '../../../models/gates/gate';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { PromotionContext } from './promotionContext';

/** What the checks found in the very contents that a version was made from; null: none is recorded. */
export function dataEvidence({ profiles }: PromotionContext, { registered }: VersionRecord): GateEvidence['data'] {
  if (registered.data.length === 0) return null;
  const contents = registered.data.map(({ path, digest }) => {
    const history = profiles.history(path);
    const [last] = history;
    return { path, digest, last: last?.digest ?? null, checked: history.find((it) => it.digest === digest) };
  });
  const checked = contents.flatMap((it) => it.checked ?? []);
  return {
    errors: checked.reduce((sum, { counts }) => sum + counts.error, 0),
    files: contents.length,
    rows: checked.reduce((sum, { rows }) => sum + rows, 0),
    at: Math.min(...checked.map(({ lastSeen }) => lastSeen.getTime()), Number.MAX_SAFE_INTEGER),
    unchecked: contents.filter((it) => !it.checked).map(({ path, digest, last }) => ({ path, digest, checked: last })),
  };
}
