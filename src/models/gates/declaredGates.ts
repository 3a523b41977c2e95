import type { GateConfig } from '../../project/modelConfig';
import type { DeclaredGate, GateKey } from './declaredGate';
import { durationOf, sizeOf } from './quantities';

const month = 30 * 86_400_000;
/** Who predicts only the easy rows of the champion is not compared with it. */
const usualOverlap = 0.95;

/** What a gate that is named alone asks for. */
const plain: Readonly<Record<Extract<GateConfig, string>, DeclaredGate>> = {
  'package-verified': { key: 'package-verified', settings: null },
  'no-data-errors': { key: 'no-data-errors', settings: null },
  'contract-compatible': { key: 'contract-compatible', settings: null },
  signed: { key: 'signed', settings: null },
  card: { key: 'card', settings: null },
  pickle: { key: 'pickle', settings: { allow: 'safe' } },
  champion: { key: 'champion', settings: { margin: 0, minOverlap: usualOverlap } },
  approvals: { key: 'approvals', settings: { count: 1, notAuthor: true } },
  'restore-drill': { key: 'restore-drill', settings: { within: month } },
};

/** A gate of `tend.yaml` with its defaults. */
export function declaredGate(config: GateConfig): DeclaredGate {
  if (typeof config === 'string') return plain[config];
  const { metric, champion, approvals, pickle, signed, latency, size, command } = config;
  const drill = config['restore-drill'];
  if (metric)
    return { key: 'metric', settings: { name: metric.name, min: metric.min ?? null, max: metric.max ?? null } };
  if (champion) {
    const { 'non-inferior-by': margin, 'min-overlap': minOverlap = usualOverlap } = champion;
    return { key: 'champion', settings: { margin, minOverlap } };
  }
  if (approvals)
    return { key: 'approvals', settings: { count: approvals.count, notAuthor: approvals['not-author'] ?? true } };
  if (drill) return { key: 'restore-drill', settings: { within: durationOf(drill.within) } };
  if (typeof pickle === 'object') return { key: 'pickle', settings: { allow: pickle.allow } };
  if (typeof signed === 'object') return { key: 'signed', settings: { keys: signed.keys } };
  if (latency)
    return {
      key: 'latency',
      settings: { p95: typeof latency.p95 === 'number' ? latency.p95 : durationOf(latency.p95) },
    };
  if (size) return { key: 'size', settings: { max: sizeOf(size.max) } };
  if (typeof command === 'string') return { key: 'command', settings: { command } };
  if (command) {
    const { run, timeout } = command;
    return {
      key: 'command',
      settings: { command: run, ...(timeout === undefined ? {} : { timeout: durationOf(timeout) }) },
    };
  }
  const [key] = Object.keys(config) as (GateKey & keyof typeof plain)[];
  return plain[key ?? 'package-verified'];
}

/**
 * What a stage asks for where `tend.yaml` declares nothing: what can be answered at once from what is there, and nothing that
 * needs another person, another machine or a recorded metric. Of data it asks once any was checked: what is known of a part is
 * not forgotten because the rest is not known. Production wants code that is known; anywhere else it is enough that it is not
 * known to be dangerous.
 */
export function builtInGates(
  stage: string,
  { hasCheckedData }: { readonly hasCheckedData: boolean },
): readonly DeclaredGate[] {
  const allow = /^prod(uction)?$/i.test(stage) ? 'safe' : 'needs-trust';
  const data = hasCheckedData ? [plain['no-data-errors']] : [];
  return [plain['package-verified'], { key: 'pickle', settings: { allow } }, ...data];
}
