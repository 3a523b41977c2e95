import canonicalize from 'canonicalize';
import { endText } from '../../base/days';
import type { DeclaredGate, GateKey } from './declaredGate';
import { digestOf } from '../../disk/digestFile';
import type { GateEvidence, GateResult, GateVerdict } from './gate';
import { gateKinds } from './gateKinds';
import type { GateKind } from './gateKind';
import { isAuthors } from './kinds/approvals';
import type { Waiver } from '../registry/registryState';

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
  if (found.verdict === 'pass' || !isWaivable(declared)) return { gate, ...found, waiver: null };
  const definition = gateDefinition(declared);
  const waivers = evidence.waivers.filter((it) => it.gate === gate && it.stage === evidence.stage);
  const waiver = waivers.findLast((it) => it.until >= evidence.now && it.definition === definition) ?? null;
  if (waiver)
    return {
      ...{ gate, ...found, verdict: 'waived' },
      waiver: { ...waiver, byAuthor: isAuthors(waiver, evidence.author) },
    };
  const [latest] = waivers.toSorted((a, b) => b.until - a.until);
  return {
    gate,
    ...found,
    sentence: `${found.sentence}${latest ? endedClause(latest, evidence.now) : ''}`,
    waiver: null,
  };
}

function endedClause({ by, until }: Waiver, now: number): string {
  return until < now
    ? `; the waiver of ${by} ended ${endText(until)}`
    : `; ${by} waived it as it was declared before, which is not what it asks now`;
}

/** SHA-256 of all that a gate asks for: who waives it, waives this and nothing stricter. */
export function gateDefinition(declared: DeclaredGate): string {
  return digestOf(canonicalize(declared) ?? '');
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
