import { evaluatePredictions } from '../../../evaluate/evaluatePredictions';
import type { ModelFacts } from '../../../models/package/modelPackage';
import type { ProjectConfig } from '../../../project/config';
import { declaredClasses } from '../promotion/declaredClasses';
import { readPredictionFile } from '../promotion/readPredictionFile';

interface Predicted {
  readonly name: string;
  /** Absolute; null: there are none. */
  readonly predictions: string | null;
}

/** The metrics that predictions tell, for a card: by so few digits that every machine writes the same ones. */
export function predictedMetrics(config: ProjectConfig, { name, predictions }: Predicted): ModelFacts['metrics'] {
  if (predictions === null) return {};
  const read = readPredictionFile(predictions, name, declaredClasses({ config }, name));
  if (typeof read === 'string') return {};
  const told = evaluatePredictions(read, { draws: 0, seed: 1 });
  return Object.fromEntries(told.map(({ metric, value }) => [metric, Number(value.toPrecision(6))]));
}
