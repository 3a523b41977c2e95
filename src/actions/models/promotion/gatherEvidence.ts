import { timeoutOf } from '../../../models/gates/kinds/command';
import type { DeclaredGate } from '../../../models/gates/declaredGate';
import type { Champion, EvidenceProblem, GateEvidence } from '../../../models/gates/gate';
import { conflictSides, holdsNothing } from '../../../models/registry/conflictSides';
import type { LiveAnswer, VersionRecord } from '../../../models/registry/registryState';
import { askedMetrics, declaredMetrics, primaryOf } from './askedMetrics';
import { compareWith } from './championEvidence';
import { dataEvidence } from './dataEvidence';
import { declaredKeys, keysOf } from './declaredKeys';
import { cardEvidence } from './packagedCard';
import { metricEvidence, metricProblems, primaryProblem, type NoPredictions } from './metricEvidence';
import { inputsOf, inspection, openPackage, predictionsOf, verification, type OpenedPackage } from './packageEvidence';
import type { PromotionContext } from './promotionContext';
import { runGateCommands, type GateCommand } from './runGateCommands';
import { stageGates, type StageGates } from './stageGates';

export interface GatheredEvidence {
  readonly evidence: GateEvidence;
  readonly gates: StageGates;
  /** What was live when it was gathered. */
  readonly live: LiveAnswer;
}

export interface Gathering {
  readonly version: VersionRecord;
  readonly stage: string;
  /** Whether commands of gates are run: only for somebody who was shown them. */
  readonly runCommands: boolean;
  /** Whether predictions are judged even where no gate asks for them. */
  readonly whole: boolean;
}

/** Everything that gates of a stage look at, of the bytes that the version is bound to. */
export async function gatherEvidence(context: PromotionContext, gathering: Gathering): Promise<GatheredEvidence> {
  const { version, stage } = gathering;
  const { model, number, digest, by, registered, approvals, waivers, drills } = version;
  const opened = openPackage(context, version);
  const data = dataEvidence(context, version);
  const gates = stageGates(context, model, stage, data);
  const live = liveNow(context, model, stage);
  const isJudged = gathering.whole || gates.gates.some(({ key }) => key === 'metric' || key === 'champion');
  const predictions = isJudged ? predictionsOf(context, opened, version) : notAsked;
  const primary = primaryOf(context, model);
  const asked = askedMetrics(gates.gates, primary);
  const metrics = metricEvidence(version, predictions, asked);
  const champion = liveVersionOf(context, live);
  const rival = champion && openPackage(context, champion);
  const evidence: GateEvidence = {
    now: context.now().getTime(),
    model,
    version: number,
    digest,
    stage,
    author: by,
    metrics,
    metricProblems: metricProblems(predictions, asked),
    primaryProblem: primaryProblem(primary, metrics),
    champion: champion
      ? championOf(context, champion, { rival, predictions, digest })
      : unknownChampion(live, gathering),
    data,
    inspection: await inspection(context, version, opened),
    ...(await verified(context, version, opened && declaredKeys(context.root, opened.entries, keysOf(gates.gates)))),
    card: opened && cardEvidence(opened),
    contract: { candidate: inputsOf(opened), champion: inputsOf(rival) },
    bytes: opened?.read?.bytes ?? registered.bytes,
    approvals,
    waivers,
    drills,
    commands: gathering.runCommands
      ? await runGateCommands(context, gateCommands(gates.gates), { model, version: number, digest, stage })
      : (context.gateRuns?.of(digest, stage) ?? []),
  };
  return { evidence, gates, live };
}

/** Clocks of others may run ahead: what they recorded is live now as well. */
export function liveNow({ registry }: PromotionContext, model: string, stage: string): LiveAnswer {
  return registry.live(model, stage, Number.MAX_SAFE_INTEGER);
}

/** The version that is live; null: none is, or several contradict each other. */
export function liveVersionOf({ registry }: PromotionContext, { move }: LiveAnswer): VersionRecord | null {
  return registry.byDigest(move?.digest ?? '').find(({ model }) => model === move?.model) ?? null;
}

/** Commands that gates want to be run. */
export function gateCommands(gates: readonly DeclaredGate[]): readonly GateCommand[] {
  return gates.flatMap((gate) =>
    gate.key === 'command' ? [{ command: gate.settings.command, timeout: timeoutOf(gate.settings) }] : [],
  );
}

async function verified(
  context: PromotionContext,
  version: VersionRecord,
  declared: GateEvidence['signature']['declared'],
): Promise<Pick<GateEvidence, 'verification' | 'signature'>> {
  const [last] = version.signatures.toReversed();
  const notHere = { state: last ? 'unchecked' : 'absent', key: last?.key ?? null } as const;
  const { verification: bytes, signature } = (await verification(context, version)) ?? {
    verification: null,
    signature: notHere,
  };
  return { verification: bytes, signature: { ...signature, declared } };
}

const notAsked: NoPredictions = { verdict: 'not-run', text: 'no gate asks for predictions', areNone: true };

interface Rivals {
  readonly rival: OpenedPackage | null;
  readonly predictions: ReturnType<typeof predictionsOf>;
  readonly digest: string;
}

function championOf(
  context: PromotionContext,
  champion: VersionRecord,
  { rival, predictions, digest }: Rivals,
): Champion {
  const { number: version, model } = champion;
  if (champion.digest === digest) return { version, comparisons: [], problem: null, overlap: null };
  const before = predictionsOf(context, rival, champion);
  return { version, ...compareWith(before, predictions, declaredMetrics(context, model)) };
}

/** Why nothing can be compared with what is live, where that is no version that is known; null: nothing is live. */
function unknownChampion({ move, conflict }: LiveAnswer, { version, stage }: Gathering): GateEvidence['champion'] {
  const { model } = version;
  if (conflict.length > 0) return unknown('inconclusive', conflictText(model, stage, conflict));
  if (move === null) return null;
  const text = `${model}@${move.version ?? '?'} is live in ${stage} and is not registered here, so that nothing can be compared with it`;
  return unknown('not-run', text);
}

function conflictText(model: string, stage: string, conflict: LiveAnswer['conflict']): string {
  const what = holdsNothing(conflict) ? 'withdrawing, or promoting a version' : 'promoting one of them';
  const cure = `${what} with the gates that compare waived, settles it`;
  return `what is live in ${stage} cannot be told: ${conflictSides(model, conflict)} are live there at once; ${cure}`;
}

function unknown(verdict: EvidenceProblem['verdict'], text: string): GateEvidence['champion'] {
  return { version: null, comparisons: [], problem: { verdict, text }, overlap: null };
}
