/** What each kind of gate is told, by its key in `tend.yaml`. */
export interface GateSettings {
  readonly 'package-verified': null;
  readonly 'no-data-errors': null;
  readonly card: null;
  /** Files of the public keys of which one has to have signed, below the project; null: whose key it is is not asked. */
  readonly signed: { readonly keys: readonly string[] } | null;
  readonly 'contract-compatible': null;
  readonly pickle: { readonly allow: 'safe' | 'needs-trust' };
  readonly metric: { readonly name: string; readonly min: number | null; readonly max: number | null };
  /** How much worse than the champion it may be, in the unit of the metric; the share of its rows that has to be predicted. */
  readonly champion: { readonly margin: number; readonly minOverlap: number };
  readonly approvals: { readonly count: number; readonly notAuthor: boolean };
  /** Milliseconds. */
  readonly 'restore-drill': { readonly within: number };
  /** Milliseconds. */
  readonly latency: { readonly p95: number };
  /** Bytes. */
  readonly size: { readonly max: number };
  /** Milliseconds; absent: as long as a command may run where nothing is said. */
  readonly command: { readonly command: string; readonly timeout?: number };
}
export type GateKey = keyof GateSettings;

/** A gate that a stage asks for. */
export type DeclaredGate = {
  readonly [Key in GateKey]: { readonly key: Key; readonly settings: GateSettings[Key] };
}[GateKey];
