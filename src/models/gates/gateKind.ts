import type { GateKey, GateSettings } from './declaredGate';
import type { GateEvidence, GateResult, GateVerdict } from './gate';

/** What a gate finds; the name of the gate and waivers are added to it. */
export interface GateFinding extends Pick<GateResult, 'sentence' | 'evidence' | 'at' | 'figures'> {
  readonly verdict: Exclude<GateVerdict, 'waived'>;
}

/** One kind of gate: a pure look at evidence. */
export interface GateKind<Key extends GateKey> {
  /** What tells two gates of one kind apart: `metric val_auc`. */
  readonly name: (settings: GateSettings[Key]) => string;
  /** False: nobody can wave it through, because what it guards would be void. */
  readonly waivable: boolean;
  readonly judge: (settings: GateSettings[Key], evidence: GateEvidence) => GateFinding;
}

/** A finding that rests on something; `at` and `figures` as in `GateResult`. */
export function finding(
  verdict: GateFinding['verdict'],
  sentence: string,
  evidence = '',
  at: number | null = null,
  figures: GateFinding['figures'] = null,
): GateFinding {
  return { verdict, sentence, evidence, at, figures };
}
