import type { MetricName } from './metrics';
import type { Predictions } from './predictions';
import type { Scorer } from './scorer';

const always = ['accuracy', 'balanced_accuracy'] as const;
const ofClass = ['f1', 'precision', 'recall'] as const;
const averaged = ['f1_macro', 'precision_macro', 'recall_macro'] as const;

/**
 * Figures of the table of true and predicted classes. Precision, recall and F1 are those of the positive class of two, where it
 * is known, and the plain mean over the classes where more than two are true; otherwise only means, which say so in their
 * names, are told, as where they are asked for. What has nothing to divide by is 0, as in scikit-learn.
 */
export function classScorer(predictions: Predictions, predicted: Float64Array, asked: readonly MetricName[]): Scorer {
  const { labels, truth, positive } = predictions;
  const size = labels.length;
  const cells = Int32Array.from(truth, (actual, row) => actual * size + (predicted[row] ?? 0));
  const isClear = tellsPlainMetrics(predictions);
  const means = averaged.filter((name) => !isClear || asked.includes(name));
  const metrics: readonly MetricName[] = [...always, ...(isClear ? ofClass : []), ...means];
  return {
    metrics,
    score: (weights) => {
      const table = new Float64Array(size * size);
      for (let row = 0; row < cells.length; row++) {
        const cell = cells[row] as number;
        table[cell] = (table[cell] as number) + (weights[row] as number);
      }
      const counts = Array.from({ length: size }, (_, label) => countsOf(table, label, size));
      const known = figures(counts, positive);
      return metrics.map((name) => known[name] ?? NaN);
    },
  };
}

/** Whether an F1 without further words can only mean one thing. */
export function tellsPlainMetrics({ labels, truth, positive }: Predictions): boolean {
  return positive !== null || (labels.length > 2 && new Set(truth).size > 2);
}

interface ClassCounts {
  readonly hits: number;
  readonly actual: number;
  readonly guessed: number;
}

function countsOf(table: Float64Array, label: number, size: number): ClassCounts {
  let actual = 0;
  let guessed = 0;
  for (let other = 0; other < size; other++) {
    actual += table[label * size + other] ?? 0;
    guessed += table[other * size + label] ?? 0;
  }
  return { hits: table[label * size + label] ?? 0, actual, guessed };
}

function figures(classes: readonly ClassCounts[], positive: number | null): Partial<Record<MetricName, number>> {
  const total = classes.reduce((sum, { actual }) => sum + actual, 0);
  const hits = classes.reduce((sum, it) => sum + it.hits, 0);
  const present = classes.filter(({ actual }) => actual > 0);
  const own = classes[positive ?? -1];
  const plain = own ? [own] : present;
  return {
    accuracy: hits / total,
    balanced_accuracy: mean(present, recall),
    f1: mean(plain, f1),
    precision: mean(plain, precision),
    recall: mean(plain, recall),
    f1_macro: mean(present, f1),
    precision_macro: mean(present, precision),
    recall_macro: mean(present, recall),
  };
}

const f1 = ({ hits, actual, guessed }: ClassCounts) => share(2 * hits, actual + guessed);
const precision = ({ hits, guessed }: ClassCounts) => share(hits, guessed);
const recall = ({ hits, actual }: ClassCounts) => share(hits, actual);

function mean(classes: readonly ClassCounts[], figure: (counts: ClassCounts) => number): number {
  return classes.reduce((sum, counts) => sum + figure(counts), 0) / classes.length;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
