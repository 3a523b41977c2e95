import * as z from 'zod/mini';
import { ownEntry } from '../../base/ownEntry';
import { verdictSentence } from '../../models/gates/gateWords';
import { Refusal } from '../../models/refusal';
import type { LiveAnswer, VersionRecord } from '../../models/registry/registryState';
import { whyPassedOver } from '../../models/registry/versionBefore';
import { configName } from '../../project/fileKinds';
import type { PromotionPage } from '../../protocol/models/promotionPage';
import { liveTroubles } from './liveTroubles';
import { namedVersion } from './namedVersion';
import { decidedGates } from './promotion/decidedGates';
import { gateCommands, liveNow, liveVersionOf } from './promotion/gatherEvidence';
import { pageApprovals } from './promotion/page/pageApprovals';
import { pageChampion } from './promotion/page/pageChampion';
import { pageChanges } from './promotion/page/pageChanges';
import { GateOpens } from './promotion/page/gateOpens';
import { judgedPage } from './promotion/page/pageEvidence';
import { pageGates, pagePrimary, pageStops } from './promotion/page/pageGates';
import { gatesProblem, tendYamlOf } from './promotion/gatesProblem';
import type { PromotionContext } from './promotion/promotionContext';
import { refuseUnpromotable, stageName } from './promotion/promotionRules';
import { knownStages, stageProblem } from './promotion/stageGates';
import { mayNotWaive } from './promotion/waiving';

export const promotionPageInput = z.object({
  model: z.string(),
  version: z.number(),
  /** Of its package, which tells two of one number apart; absent: of the one that has the number. */
  digest: z.optional(z.string()),
  stage: stageName,
  /** Runs the commands of the gates, which the person was shown. */
  runCommands: z._default(z.boolean(), false),
});

/** One page before deciding: what would change, what says go, what says stop. Records nothing. */
export async function promotionPage(
  context: PromotionContext,
  given: z.input<typeof promotionPageInput>,
): Promise<PromotionPage> {
  const { model, version: number, digest, stage, runCommands } = promotionPageInput.parse(given);
  const version = namedVersion(context.registry, `${model}@${digest ?? number}`);
  const live = liveNow(context, model, stage);
  const decided = decidedGates(context.registry, version, live);
  const { evaluated, evidence, gates } = await judgedPage(
    context,
    { version, stage, runCommands, whole: true },
    decided,
  );
  const approvals = pageApprovals(context, version, stage, gates.gates);
  const commands = decided ? [] : gateCommands(gates.gates).map(({ command }) => command);
  const problem = gatesProblem(tendYamlOf(context), model);
  const unknown = stageProblem(context, model, stage);
  const refusal = (unknown?.mayBeMeant ? null : unknown?.sentence) ?? unpromotable(version, stage, live);
  const stop = problem ?? refusal;
  const before = liveVersionOf(context, live);
  const opens = new GateOpens(context, version, evidence);
  return {
    model,
    version: number,
    digest: version.digest,
    stage,
    stages: [...new Set([...knownStages(context, model), stage])],
    now: evidence.now,
    verdict: stop === null ? evaluated.verdict : 'fail',
    sentence: problem === null ? (refusal ?? verdictSentence(evaluated)) : 'Not ready. The gates cannot be read.',
    changes: pageChanges(context, evidence, version, before),
    decided: decided?.at ?? null,
    declared: gates.declared ? declaredAt(context, model, stage) : null,
    gates: pageGates(evaluated, gates.gates, (gate) => opens.of(gate)),
    champion: pageChampion(evidence, gates.gates),
    mayNotWaive: mayNotWaive(context.actor, version, gates.gates) ?? '',
    newStage: unknown?.mayBeMeant ? unknown.sentence : null,
    deprecated: version.deprecation !== null && version.state !== 'purged' && version.state !== 'archived',
    stops: [
      ...(stop === null ? [] : [{ state: 'fail' as const, text: stop }]),
      ...(unknown?.mayBeMeant ? [{ state: 'warning' as const, text: unknown.sentence }] : []),
      ...troublesOf(context, live),
      ...pageStops(evaluated),
    ],
    approvals,
    after: afterText(context, version, before),
    primary: stop === null ? pagePrimary(evaluated, { mayApprove: approvals.may, commands: commands.length }) : 'none',
    commands,
  };
}

/** What is live and gone stops nothing: a promotion ends that. What is not registered stands among the changes. */
function troublesOf({ registry, now }: PromotionContext, { move, conflict }: LiveAnswer): PromotionPage['stops'] {
  return liveTroubles(registry, move ? [move] : conflict, { now: now().getTime() })
    .filter(({ trouble }) => trouble !== 'unregistered')
    .map(({ sentence }) => ({ state: 'warning', text: sentence }));
}

/** Why no gate can help, as a sentence; null: the gates decide. */
function unpromotable(...promotion: Parameters<typeof refuseUnpromotable>): string | null {
  try {
    refuseUnpromotable(...promotion);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function declaredAt(context: PromotionContext, model: string, stage: string): PromotionPage['declared'] {
  const range = tendYamlOf(context).keyRangeOf(['models', model, 'gates', stage]);
  if (!range) return { text: configName, line: 0 };
  return { text: `tend.yaml:${range.start.line + 1}`, line: range.start.line };
}

/** A roll-back is told of where it needs no more than a reason: what is purged is never live, and what is passed over has to be named. */
function afterText({ config }: PromotionContext, version: VersionRecord, before: VersionRecord | null): string {
  const ramp = ownEntry(config.models, version.model)?.ramp;
  const steps = ramp && ramp.length > 0 ? `Ramp ${ramp.join(', ')} %. ` : '';
  const canReturn = version.state !== 'purged' && before !== null && whyPassedOver(before) === null;
  const back = canReturn ? ' Roll back at any time with one action and a reason.' : '';
  return `${steps}One event in tend/ledger, to commit.${back}`;
}
