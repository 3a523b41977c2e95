import { isAuthors } from '../../../models/gates/kinds/approvals';
import type { EvaluatedGates } from '../../../models/gates/evaluateGates';
import type { GateResult } from '../../../models/gates/gate';
import type { AliasMove, LiveAnswer, Waiver, VersionRecord } from '../../../models/registry/registryState';
import type { RegistryStore } from '../../../models/registry/registryStore';

/** What the gates said of a version when it was promoted. */
interface DecidedGates extends EvaluatedGates {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Of what is live in a stage, the gates as they were decided with the waivers of then: asked once more, a version would be
 * compared with itself. Null: it is not live there, or no promotion of it is known.
 */
export function decidedGates(
  registry: RegistryStore,
  version: VersionRecord,
  { move: live }: LiveAnswer,
): DecidedGates | null {
  if (live?.digest !== version.digest) return null;
  const move = promotionOf(
    live,
    registry.moves(version.model).filter(({ stage }) => stage === live.stage),
  );
  const event = move && registry.event(move.event);
  if (!move || event?.kind !== 'promoted') return null;
  const gates = event.gates.map(({ evidence = '', at, ...said }): GateResult => {
    const waiver = said.verdict === 'waived' ? waiverOf(version, said.gate, move) : null;
    return {
      ...{ ...said, evidence, at: at === undefined ? move.from : timeOf(at), figures: null },
      waiver: waiver && { ...waiver, byAuthor: isAuthors(waiver, version.by) },
    };
  });
  return { verdict: 'pass', gates, at: move.from };
}

function timeOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}

/** Of what was rolled back to, its last promotion: what the gates found is bound to the digest, and still holds. */
export function promotionOf(move: AliasMove, moves: readonly AliasMove[]): AliasMove | undefined {
  if (move.kind === 'promoted') return move;
  return moves.findLast(({ kind, digest }) => kind === 'promoted' && digest === move.digest);
}

/** The one that held at the promotion; clocks of two clones may say that none did, and then the last one. */
function waiverOf({ waivers }: VersionRecord, gate: string, { stage, from }: AliasMove): Waiver | null {
  const given = waivers.filter((it) => it.gate === gate && it.stage === stage);
  return given.findLast(({ at, until }) => at <= from && until >= from) ?? given.at(-1) ?? null;
}
