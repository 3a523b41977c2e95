import type { RunMapping } from '../../../project/runMapping';
import type { LogColumns } from '../csvLog';

/** What is the step where a mapping does not say. */
const usualSteps = ['step', 'global_step', 'epoch', 'iteration'];

/** The name of the step among these; null where rows are counted. */
export function stepName({ step }: RunMapping, names: readonly string[]): string | null {
  return step ?? usualSteps.find((usual) => names.includes(usual)) ?? null;
}

/** Columns whose last value is a param. */
export function paramNames({ params }: RunMapping): readonly string[] {
  return typeof params === 'object' ? params : [];
}

/** What the columns of a table are for a mapping. */
export function mappedColumns(mapping: RunMapping, header: readonly string[]): LogColumns {
  const step = stepName(mapping, header);
  const params = paramNames(mapping);
  const taken = [step, mapping.time, ...params];
  const metrics = mapping.metrics ?? header.filter((name) => name !== '' && !taken.includes(name));
  const wanted = [...(step === null ? [] : [step]), ...(mapping.time === undefined ? [] : [mapping.time])];
  return {
    step: indexIn(header, step),
    time: indexIn(header, mapping.time),
    metrics: placesOf(header, metrics),
    params: placesOf(header, params),
    missing: [...wanted, ...metrics, ...params].filter((name) => !header.includes(name)),
  };
}

function indexIn(header: readonly string[], name: string | null | undefined): number | null {
  const index = header.indexOf(name ?? '');
  return index < 0 ? null : index;
}

function placesOf(header: readonly string[], names: readonly string[]) {
  return names.filter((name) => header.includes(name)).map((key) => ({ at: header.indexOf(key), key }));
}
