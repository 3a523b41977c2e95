import { formatCount, plural } from '../base/text';
import { columnRoles } from './columnRoles';
import type { PredictionTable } from './predictionTable';

/** What a model predicted beside what was true, a row each. */
export interface Predictions {
  /** Two classes, more of them, or numbers. */
  readonly kind: 'binary' | 'classes' | 'numbers';
  /** Null: the file has no column that names rows, so it cannot be joined with another one. */
  readonly ids: readonly string[] | null;
  /** Rows of one group are not independent; null: each row stands for itself. */
  readonly groups: readonly string[] | null;
  /** Classes in order, the positive one of two last; empty for numbers. */
  readonly labels: readonly string[];
  /** The number, or the place of the class in `labels`. */
  readonly truth: Float64Array;
  readonly predicted: Float64Array;
  /** Score of the positive class of two, higher is surer; null without a column of scores. */
  readonly scores: Float64Array | null;
  /** Rows without a true value, which no figure holds. */
  readonly leftOut: number;
}

/** Numbers are classes as long as they are whole and few. */
const mostClasses = 20;

/** Reads predictions by the shape of their table; a sentence says what is missing. */
export function readPredictions({ columns, rows }: PredictionTable): Predictions | string {
  const roles = columnRoles(columns);
  const { truth, predicted, score } = roles;
  if (truth === undefined) return `No column holds the true values; name one y_true (found: ${listed(columns)}).`;
  if (predicted === undefined && score === undefined)
    return `No column holds predictions; name one y_pred, or score (found: ${listed(columns)}).`;
  const known = rows.filter((row) => textOf(row, truth) !== '');
  if (known.length === 0) return 'No row has a true value.';
  const texts = (column: number | undefined) => (column === undefined ? null : known.map((row) => textOf(row, column)));
  const kept = { truth: texts(truth) ?? [], predicted: texts(predicted), scores: texts(score) };
  const values = isNumbers(kept.truth, kept.predicted) ? numbersOf(kept) : classesOf(kept);
  if (typeof values === 'string') return values;
  const ids = texts(roles.id);
  const twice = ids && repeated(ids);
  if (twice !== null) return `The id ${twice} stands in several rows; an id names one row.`;
  return { ...values, ids, groups: texts(roles.group), leftOut: rows.length - known.length };
}

interface Kept {
  readonly truth: readonly string[];
  readonly predicted: readonly string[] | null;
  readonly scores: readonly string[] | null;
}
type Values = Pick<Predictions, 'kind' | 'labels' | 'truth' | 'predicted' | 'scores'>;

function isNumbers(truth: readonly string[], predicted: readonly string[] | null): boolean {
  if (predicted === null || !truth.every(isNumber)) return false;
  if (truth.some((text) => !Number.isInteger(Number(text)))) return true;
  return (
    new Set(truth).size > mostClasses || predicted.some((text) => isNumber(text) && !Number.isInteger(Number(text)))
  );
}

function numbersOf({ truth, predicted }: Kept): Values | string {
  const guesses = floats(predicted ?? [], 'prediction');
  if (typeof guesses === 'string') return guesses;
  return { kind: 'numbers', labels: [], truth: Float64Array.from(truth, Number), predicted: guesses, scores: null };
}

function classesOf({ truth, predicted, scores }: Kept): Values | string {
  const missing = predicted?.indexOf('') ?? -1;
  if (missing >= 0) return `Row ${formatCount(missing + 1)} has no prediction.`;
  const labels = sortedLabels([...new Set([...truth, ...(predicted ?? [])].map(labelText))]);
  const values = scores && floats(scores, 'score');
  if (typeof values === 'string') return values;
  if (labels.length > 2 && predicted === null)
    return `A score alone tells two classes apart, and there are ${labels.length}; a column y_pred is needed.`;
  const places = new Map(labels.map((label, place) => [label, place]));
  const placeOf = (text: string) => places.get(labelText(text)) ?? 0;
  return {
    kind: labels.length > 2 ? 'classes' : 'binary',
    labels,
    truth: Float64Array.from(truth, placeOf),
    predicted: predicted
      ? Float64Array.from(predicted, placeOf)
      : Float64Array.from(values ?? [], (it) => (it >= 0.5 ? labels.length - 1 : 0)),
    scores: labels.length === 2 ? values : null,
  };
}

/** `1`, `1.0` and `01` are one class where they are written as numbers. */
function labelText(text: string): string {
  return isNumber(text) ? String(Number(text)) : text;
}

function sortedLabels(labels: readonly string[]): readonly string[] {
  return labels.toSorted((a, b) => (isNumber(a) && isNumber(b) ? Number(a) - Number(b) : a < b ? -1 : 1));
}

function floats(texts: readonly string[], what: string): Float64Array | string {
  const wrong = texts.findIndex((text) => !isNumber(text));
  if (wrong < 0) return Float64Array.from(texts, Number);
  return `Row ${formatCount(wrong + 1)} has the ${what} ${JSON.stringify(texts[wrong]?.slice(0, 40))}, which is not a number.`;
}

function isNumber(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

function textOf(row: readonly string[], column: number): string {
  return (row[column] ?? '').trim();
}

function repeated(ids: readonly string[]): string | null {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size) ?? null;
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 8).map((column) => column.slice(0, 30));
  const more = columns.length - shown.length;
  return `${shown.join(', ') || 'none'}${more > 0 ? ` and ${plural(more, 'more', 'more')}` : ''}`;
}
