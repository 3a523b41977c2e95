import * as z from 'zod/mini';
import type { DeclaredGate } from '../../models/gates/declaredGate';
import { evaluateGates, type EvaluatedGates } from '../../models/gates/evaluateGates';
import type { GateEvidence } from '../../models/gates/gate';
import { Refusal, UnusableInput } from '../../models/refusal';
import type { EventDraft } from '../../models/registry/registryEvent';
import type { LiveAnswer, VersionRecord } from '../../models/registry/registryState';
import { namedVersion } from './namedVersion';
import { dataEvidence } from './promotion/dataEvidence';
import { gatherEvidence, liveNow, liveVersionOf, type GatheredEvidence } from './promotion/gatherEvidence';
import { gatesProblem, tendYamlOf } from './promotion/gatesProblem';
import type { PromotionContext } from './promotion/promotionContext';
import { refuseUnpromotable, stageName } from './promotion/promotionRules';
import { stageGates, stageProblem, unknownStage } from './promotion/stageGates';
import { othersWhoWaive, refuseWaiver, waiverDraft, type Waiving } from './promotion/waiving';
import { dueTime } from './dueTime';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';

export const promoteModelInput = z.object({
  version: z.string(),
  stage: stageName,
  /** Null only where nothing is recorded. */
  reason: z.nullable(neededReason),
  /** Asks every gate and records nothing. */
  dryRun: z._default(z.boolean(), false),
  /** Gates that are waved through until `until`, by their names; recorded with the promotion, or not at all. */
  waive: z._default(z.array(z.string()), []),
  until: z._default(z.nullable(z.string()), null),
  /** That a stage which is neither known nor declared is meant. */
  newStage: z._default(z.boolean(), false),
});

/** What a promotion came to, or would. */
export interface Promotion extends EvaluatedGates {
  readonly version: VersionRecord;
  readonly stage: string;
  /** Whether `tend.yaml` declares the gates. */
  readonly declared: boolean;
  readonly evidence: GateEvidence;
  /** What was live before; null: nothing was. */
  readonly before: VersionRecord | null;
  /** Who has to waive a gate, where whoever asks may not: "a person"; null: they may. */
  readonly waivedBy: string | null;
  /** Digest of the event; null: nothing was recorded. */
  readonly event: string | null;
}

/** Somebody else promoted between the evidence and the record: evidence is gathered again, so often at most. */
const attempts = 5;

/** Makes a version the live one of a stage, if every gate passes or is waived. */
export async function promoteModel(
  context: PromotionContext,
  given: z.input<typeof promoteModelInput>,
): Promise<Promotion> {
  const input = promoteModelInput.parse(given);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const version = namedVersion(context.registry, input.version);
    const unreadable = gatesProblem(tendYamlOf(context), version.model);
    if (unreadable !== null) throw new UnusableInput(unreadable);
    const problem = stageProblem(context, version.model, input.stage, input.newStage);
    if (problem !== null) throw unknownStage(problem);
    refuseUnpromotable(version, input.stage, liveNow(context, version.model, input.stage));
    // A mistyped waiver is told before anything of the person's is run.
    const { gates } = stageGates(context, version.model, input.stage, dataEvidence(context, version));
    const waivings = waivingsOf(context, input, version, gates);
    const asking = input.dryRun ? keepingNothing(context) : context;
    const gathered = await gatherEvidence(asking, { version, stage: input.stage, runCommands: true, whole: false });
    const outcome = outcomeOf(context, { version, gathered, waivings });
    if (input.dryRun || outcome.verdict !== 'pass') return outcome;
    const event = record(context, { version, gathered, waivings, reason: input.reason });
    if (event !== null) return { ...outcome, event };
  }
  throw new Refusal(`Others keep promoting to ${input.stage}; try again.`);
}

/** What only asks leaves no trace, not even of the commands that it ran. */
function keepingNothing({ gateRuns: _, ...context }: PromotionContext): PromotionContext {
  return context;
}

interface Promoting {
  readonly version: VersionRecord;
  readonly gathered: GatheredEvidence;
  readonly waivings: readonly Waiving[];
}

function waivingsOf(
  context: PromotionContext,
  { stage, waive, until, reason }: z.output<typeof promoteModelInput>,
  version: VersionRecord,
  gates: readonly DeclaredGate[],
): readonly Waiving[] {
  if (waive.length === 0 && until !== null) throw new UnusableInput('--until goes with --waive, which names the gate.');
  if (waive.length > 0 && until === null) throw new UnusableInput('A waiver ends: say with --until when.');
  return waive.map((word) =>
    refuseWaiver(context, version, gates, {
      word,
      stage,
      until: dueTime(until ?? '', '--until'),
      reason: reason ?? '',
    }),
  );
}

function outcomeOf(context: PromotionContext, { version, gathered, waivings }: Promoting): Promotion {
  const { evidence, gates, live } = gathered;
  const by = context.actor.name;
  const added = waivings.map((waiving) => ({ ...waiving, by, at: evidence.now }));
  const evaluated = evaluateGates(gates.gates, { ...evidence, waivers: [...evidence.waivers, ...added] });
  const before = liveVersionOf(context, live);
  const { stage } = evidence;
  const waivedBy = othersWhoWaive(context.actor, version, gates.gates);
  return { ...evaluated, version, stage, declared: gates.declared, evidence, before, waivedBy, event: null };
}

/** Null: what is live has changed meanwhile, so that the evidence compares with another version. */
function record(context: PromotionContext, promoting: Promoting & { readonly reason: string | null }): string | null {
  const { version, gathered, waivings } = promoting;
  const { stage } = gathered.evidence;
  if (promoting.reason === null) throw new UnusableInput('A promotion needs a reason.');
  const { reason } = promoting;
  try {
    const recorded = recordEvents(context, () => {
      const now = sameVersion(context, version);
      const live = liveNow(context, version.model, stage);
      if (!sameLive(live, gathered.live)) throw new Outdated();
      refuseUnpromotable(now, stage, live);
      const { gates, verdict } = outcomeOf(context, { ...promoting, version: now, gathered: refreshed(gathered, now) });
      if (verdict !== 'pass') throw new Outdated();
      const waived = gates.flatMap((result) => waivings.find(({ gate }) => result.verdict === 'waived' && gate === result.gate) ?? []); // prettier-ignore
      return [...waived.map((it) => waiverDraft(now, it)), promotionDraft(now, stage, reason, gates)];
    });
    return recorded.at(-1)?.digest ?? null;
  } catch (error) {
    if (error instanceof Outdated) return null;
    throw error;
  }
}

/** The version as it is now; another one of its number may have come in meanwhile. */
function sameVersion({ registry }: PromotionContext, { model, number, digest }: VersionRecord): VersionRecord {
  const same = registry.version(model, number).find((it) => it.digest === digest);
  if (!same) throw new Outdated();
  return same;
}

class Outdated extends Error {}

function sameLive(a: LiveAnswer, b: LiveAnswer): boolean {
  const events = ({ move, conflict }: LiveAnswer) => [move?.event, ...conflict.map(({ event }) => event)].join();
  return events(a) === events(b);
}

/** Approvals, waivers and drills are read again where nobody else can write. */
function refreshed(gathered: GatheredEvidence, { approvals, waivers, drills }: VersionRecord): GatheredEvidence {
  return { ...gathered, evidence: { ...gathered.evidence, approvals, waivers, drills } };
}

function promotionDraft(
  { model, number, digest }: VersionRecord,
  stage: string,
  reason: string,
  gates: EvaluatedGates['gates'],
): EventDraft {
  const said = gates.map(({ gate, verdict, sentence, evidence, at }) => ({
    ...{ gate, verdict, sentence, evidence },
    at: at === null ? null : new Date(at).toISOString(),
  }));
  return { kind: 'promoted', model, reason, version: number, digest, stage, gates: said };
}
