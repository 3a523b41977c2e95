import { ownEntry } from '../../../base/ownEntry';
import type { DeclaredGate } from '../../../models/gates/declaredGate';
import type { ModelContext } from '../modelContext';

/** The metric that was declared to decide between versions of a model; null: none was. */
export function primaryOf({ config: { models, project } }: Pick<ModelContext, 'config'>, model: string): string | null {
  return ownEntry(models, model)?.primary?.metric ?? project?.success?.metric ?? null;
}

/** Metrics that gates ask for, and the one that decides. */
export function askedMetrics(gates: readonly DeclaredGate[], primary: string | null): readonly string[] {
  const names = gates.flatMap((gate) => (gate.key === 'metric' ? [gate.settings.name] : []));
  return primary === null ? names : [...names, primary];
}
