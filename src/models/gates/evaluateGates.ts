import type { DeclaredGate, GateKey } from './declaredGate';
import type { GateEvidence, GateResult, GateVerdict } from './gate';
import { gateKinds } from './gateKinds';
import type { GateKind } from './gateKind';

export interface EvaluatedGates {
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** Worst first, then as they were declared. */
  readonly gates: readonly GateResult[];
}

const worst: readonly GateVerdict[] = ['fail', 'inconclusive', 'not-run', 'waived', 'pass'];

/** Asks every gate; the whole passes only where each passes or is waived. */
export function evaluateGates(declared: readonly DeclaredGate[], evidence: GateEvidence): EvaluatedGates {
  const results = declared.map((gate) => resultOf(gate, evidence));
  const gates = results.toSorted((a, b) => worst.indexOf(a.verdict) - worst.indexOf(b.verdict));
  const [first] = gates;
  if (!first || first.verdict === 'pass' || first.verdict === 'waived') return { verdict: 'pass', gates };
  return { verdict: first.verdict === 'fail' ? 'fail' : 'inconclusive', gates };
}

function resultOf(declared: DeclaredGate, evidence: GateEvidence): GateResult {
  const gate = gateName(declared);
  const found = kindOf(declared.key).judge(declared.settings, evidence);
  const waiver = found.verdict === 'pass' || !isWaivable(declared) ? null : waiverOf(gate, evidence);
  return { gate, ...found, verdict: waiver ? 'waived' : found.verdict, waiver };
}

function waiverOf(gate: string, { waivers, stage, now }: GateEvidence): GateResult['waiver'] {
  return waivers.findLast((it) => it.gate === gate && it.stage === stage && it.until >= now) ?? null;
}

/** What a gate is called: its key, with what tells it from others of its kind. */
export function gateName({ key, settings }: DeclaredGate): string {
  return kindOf(key).name(settings);
}

export function isWaivable({ key }: DeclaredGate): boolean {
  return gateKinds[key].waivable;
}

/** A kind and the settings of a declared gate have the same key, which types cannot follow through a lookup. */
function kindOf(key: GateKey) {
  return gateKinds[key] as GateKind<GateKey>;
}
