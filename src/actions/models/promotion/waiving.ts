import { endText } from '../../../base/days';
import { nearest, shorten } from '../../../base/text';
import type { DeclaredGate } from '../../../models/gates/declaredGate';
import { gateDefinition, gateName, isWaivable } from '../../../models/gates/evaluateGates';
import { samePerson } from '../../../models/gates/kinds/approvals';
import { Refusal, UnusableInput } from '../../../models/refusal';
import type { EventDraft } from '../../../models/registry/registryEvent';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';
import { isoTime } from '../publicModels';

/** A gate that somebody waves through until a moment, in milliseconds. */
export interface Waiving {
  readonly gate: string;
  /** Digest of what it asks for. */
  readonly definition: string;
  readonly stage: string;
  readonly until: number;
  readonly reason: string;
}

interface Asked extends Omit<Waiving, 'gate' | 'definition'> {
  /** The gate as the person wrote it: its name, or its kind alone where that is clear. */
  readonly word: string;
}

/** The gate that is meant. Throws where there is none, or where this person may not wave it through. */
export function refuseWaiver(
  { actor, now }: Pick<ModelContext, 'actor' | 'now'>,
  version: VersionRecord,
  gates: readonly DeclaredGate[],
  { word, ...asked }: Asked,
): Waiving {
  const { stage, until } = asked;
  const gate = namedGate(gates, word, stage);
  const name = gateName(gate);
  if (!isWaivable(gate)) throw new Refusal(unwaivable(gate, version, gates));
  if (until <= now().getTime()) throw new UnusableInput(`A waiver until ${endText(until)} is past already.`);
  const refusal = mayNotWaive(actor, version, gates);
  if (refusal !== null) throw new Refusal(refusal);
  return { ...asked, gate: name, definition: gateDefinition(gate) };
}

/** Why whoever acts may waive no gate of a version, as a sentence; null: they may. */
export function mayNotWaive(
  actor: ModelContext['actor'],
  version: VersionRecord,
  gates: readonly DeclaredGate[],
): string | null {
  if (actor.kind === 'agent') return 'An agent cannot waive a gate; a person has to.';
  if (!isOwn(actor, version, gates)) return null;
  return `${actor.name} made this version; where approvals are not the author's, neither are waivers: somebody else has to.`;
}

/** Who has to waive gates where this person may not, as words; null: they may. */
export function othersWhoWaive(
  actor: ModelContext['actor'],
  version: VersionRecord,
  gates: readonly DeclaredGate[],
): string | null {
  if (isOwn(actor, version, gates)) return `somebody other than ${version.by}, who made it,`;
  return actor.kind === 'agent' ? 'a person' : null;
}

function isOwn({ name }: ModelContext['actor'], { by }: VersionRecord, gates: readonly DeclaredGate[]): boolean {
  return wantsOthers(gates) && samePerson(name, by);
}

/** Why nobody may, and what does instead. */
function unwaivable(gate: DeclaredGate, { model, number }: VersionRecord, gates: readonly DeclaredGate[]): string {
  const why =
    gate.key === 'approvals'
      ? `One person would give the consent of another; an approval of ${model}@${number} gives one's own.`
      : 'What the other gates say is said of these bytes; whole ones have to be here.';
  const waivable = gates.filter(isWaivable).map(gateName);
  const others = waivable.length === 0 ? '' : ` Those that can be: ${waivable.join(', ')}.`;
  return `The gate ${gateName(gate)} cannot be waived. ${why}${others}`;
}

/** Whether a stage asks for the consent of somebody else than the author. */
export function wantsOthers(gates: readonly DeclaredGate[]): boolean {
  return gates.some((gate) => gate.key === 'approvals' && gate.settings.notAuthor);
}

function namedGate(gates: readonly DeclaredGate[], word: string, stage: string): DeclaredGate {
  const exact = gates.find((gate) => gateName(gate) === word);
  const [kind, ...others] = gates.filter(({ key }) => key === word);
  const found = exact ?? (others.length === 0 ? kind : undefined);
  if (found) return found;
  const names = gates.map(gateName);
  const near = nearest(word, names);
  const hint = near === null ? `its gates are ${names.join(', ')}` : `did you mean "${near}"`;
  throw new UnusableInput(`${stage} has no gate "${shorten(word)}"; ${hint}${near === null ? '.' : '?'}`);
}

export function waiverDraft({ model, number, digest }: VersionRecord, waiving: Waiving): EventDraft {
  const { gate, stage, until, reason, definition } = waiving;
  return { kind: 'waived', model, reason, version: number, digest, stage, gate, until: isoTime(until), definition };
}
