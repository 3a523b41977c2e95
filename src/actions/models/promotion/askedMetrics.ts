import { ownEntry } from '../../../base/ownEntry';
import type { DeclaredGate } from '../../../models/gates/declaredGate';
import type { ModelContext } from '../modelContext';

/** A metric with the direction that `tend.yaml` declares, whatever its name tells. */
export interface DeclaredMetric {
  readonly metric: string;
  readonly goal: 'maximize' | 'minimize';
}

/** Metrics that are declared for a model, the one that decides between its versions first. */
export function declaredMetrics(
  { config: { models, project } }: Pick<ModelContext, 'config'>,
  model: string,
): readonly DeclaredMetric[] {
  return [ownEntry(models, model)?.primary, project?.success].filter((it) => it !== undefined);
}

/** The metric that was declared to decide between versions of a model; null: none was. */
export function primaryOf(context: Pick<ModelContext, 'config'>, model: string): string | null {
  return declaredMetrics(context, model)[0]?.metric ?? null;
}

/** Metrics that gates ask for, and the one that decides. */
export function askedMetrics(gates: readonly DeclaredGate[], primary: string | null): readonly string[] {
  const names = gates.flatMap((gate) => (gate.key === 'metric' ? [gate.settings.name] : []));
  return primary === null ? names : [...names, primary];
}
