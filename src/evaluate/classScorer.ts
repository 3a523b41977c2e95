import type { Predictions } from './predictions';
import type { Scorer } from './scorer';

/**
 * Figures of the table of true and predicted classes. Precision, recall and F1 are those of the positive class of two, and
 * the plain mean over the classes where there are more; what has nothing to divide by is 0, as in scikit-learn.
 */
export function classScorer({ labels, truth, predicted }: Predictions): Scorer {
  const size = labels.length;
  const cells = Int32Array.from(truth, (actual, row) => actual * size + (predicted[row] ?? 0));
  return {
    metrics: ['accuracy', 'balanced_accuracy', 'f1', 'precision', 'recall'],
    score: (weights) => {
      const table = new Float64Array(size * size);
      for (let row = 0; row < cells.length; row++) {
        const cell = cells[row] as number;
        table[cell] = (table[cell] as number) + (weights[row] as number);
      }
      return figures(Array.from({ length: size }, (_, label) => countsOf(table, label, size)));
    },
  };
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

function figures(classes: readonly ClassCounts[]): readonly number[] {
  const total = classes.reduce((sum, { actual }) => sum + actual, 0);
  const hits = classes.reduce((sum, it) => sum + it.hits, 0);
  const present = classes.filter(({ actual }) => actual > 0);
  const judged = classes.length > 2 ? present : classes.slice(-1);
  return [
    hits / total,
    mean(present, ({ hits: own, actual }) => own / actual),
    mean(judged, ({ hits: own, actual, guessed }) => share(2 * own, actual + guessed)),
    mean(judged, ({ hits: own, guessed }) => share(own, guessed)),
    mean(judged, ({ hits: own, actual }) => share(own, actual)),
  ];
}

function mean(classes: readonly ClassCounts[], figure: (counts: ClassCounts) => number): number {
  return classes.reduce((sum, counts) => sum + figure(counts), 0) / classes.length;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
