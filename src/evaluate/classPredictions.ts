import { scoreColumnOf, type columnRoles } from './columnRoles';
import { isNoClass, isNumber, numbersIn, wrongCell, type Column } from './predictionCells';
import type { DeclaredClasses, Predictions } from './predictions';

/** A score from here on is a yes, where nothing else is declared and scores are probabilities. */
const usualThreshold = 0.5;

/** Pairs of classes of which everybody knows which is looked for: the second. */
const certainPairs = [
  ['0', '1'],
  ['false', 'true'],
  ['no', 'yes'],
] as const;

/** The class that is not the positive one, where no row names it. No true value is written like this. */
export const unnamedClass = '';

interface ClassTable {
  readonly columns: readonly string[];
  readonly column: (at: number) => Column;
  readonly roles: ReturnType<typeof columnRoles>;
  readonly truth: Column;
  readonly predicted: Column | null;
  readonly declared: DeclaredClasses;
}

type Values = Omit<Predictions, 'ids' | 'groups' | 'leftOut'>;

/** Predictions of classes; null: there are neither classes nor scores; a sentence says what cannot be read. */
export function classesOf(table: ClassTable): Values | string | null {
  const { truth, predicted, declared } = table;
  const unreadable = predicted && unreadableClass(truth, predicted);
  if (unreadable !== null) return unreadable;
  const found = [...new Set([...truth.texts, ...(predicted?.texts ?? [])].map(labelText))];
  const positive = positiveText(table, found);
  const labels = sortedLabels(positive === null ? found : completed(found, positive));
  if (declared.positive !== null && labels.length > 2) return wronglyDeclared(labelText(declared.positive), found);
  const scores = labels.length > 2 ? null : scoresOf(table, labels, positive);
  if (typeof scores === 'string') return scores;
  if (predicted === null && scores === null) return scoresProblem(table, labels);
  const places = new Map(labels.map((label, place) => [label, place]));
  const placesOf = ({ texts }: Column) => Float64Array.from(texts, (text) => places.get(labelText(text)) ?? 0);
  const place = positive === null ? null : labels.indexOf(positive);
  const threshold = predicted ? null : thresholdOf(scores, declared);
  return {
    kind: labels.length > 2 ? 'classes' : 'binary',
    labels,
    positive: place,
    truth: placesOf(truth),
    predicted: predicted ? placesOf(predicted) : byThreshold(scores, threshold, place),
    scores,
    threshold,
  };
}

/** Two classes of which one is the positive one, also where it, or the other one, never occurs. */
function completed(found: readonly string[], positive: string): readonly string[] {
  const all = found.includes(positive) ? found : [...found, positive];
  return all.length === 1 ? [...all, unnamedClass] : all;
}

function wronglyDeclared(positive: string, found: readonly string[]): string {
  const listed = sortedLabels(found).slice(0, 5).join(', ');
  return found.includes(positive)
    ? `${positive} is declared as the positive class of two, and there are ${found.length}: ${listed}.`
    : `${positive} is declared as the positive class, and no row is of it; there are ${listed}.`;
}

/** Why scores alone tell nothing, as a sentence; null: there are none. */
function scoresProblem({ columns, roles }: ClassTable, labels: readonly string[]): string | null {
  const areThere = roles.score !== undefined || labels.some((label) => scoreColumnOf(columns, label) !== undefined);
  if (!areThere) return null;
  return labels.length > 2
    ? `A score alone tells two classes apart, and there are ${labels.length}; a column y_pred is needed.`
    : `A score alone does not tell: ${whichIsPositive(labels)}.`;
}

/** "which class is positive, churned or stayed? declare it as positive of the model in tend.yaml" */
export function whichIsPositive(labels: readonly string[]): string {
  const shown = labels.map((label) => label.slice(0, 40));
  return `which class is positive, ${shown.join(' or ')}? declare it as positive of the model in tend.yaml`;
}

/** A cell of the predictions that names no class. A class may be called "none": then there are true values of that name. */
function unreadableClass(truth: Column, predicted: Column): string | null {
  const known = new Set(truth.texts);
  const areNumbers = truth.texts.every(isNumber);
  return areNumbers
    ? wrongCell(predicted, isNumber, 'a number as the true values are')
    : wrongCell(predicted, (text) => known.has(text) || !isNoClass(text), 'a class');
}

/** The class that is looked for; null: nothing says which one it is. */
function positiveText({ columns, declared }: ClassTable, labels: readonly string[]): string | null {
  if (declared.positive !== null) return labelText(declared.positive);
  if (labels.length > 2) return null;
  const certain = certainPairs.find((pair) => labels.every((label) => pair.some((it) => it === label.toLowerCase())));
  if (certain) return labels.find((label) => label.toLowerCase() === certain[1]) ?? certain[1];
  const [scored, ...others] = labels.filter((label) => scoreColumnOf(columns, label) !== undefined);
  return scored !== undefined && others.length === 0 ? scored : null;
}

/** Scores of the positive class, also where those of the other one were written; null: there are none, or it is not known. */
function scoresOf(
  { columns, column, roles }: ClassTable,
  labels: readonly string[],
  positive: string | null,
): Float64Array | string | null {
  if (positive === null) return null;
  const own = scoreColumnOf(columns, positive);
  if (own !== undefined) return numbersIn(column(own));
  const [other] = labels.filter((label) => label !== positive).map((label) => scoreColumnOf(columns, label));
  if (other === undefined) return roles.score === undefined ? null : numbersIn(column(roles.score));
  const scores = numbersIn(column(other));
  return typeof scores === 'string' ? scores : scores.map((score) => 1 - score);
}

/** One threshold for all rows; null where scores are no probabilities and none is declared. */
function thresholdOf(scores: Float64Array | null, { threshold }: DeclaredClasses): number | null {
  if (threshold !== null) return threshold;
  return scores?.every((score) => score >= 0 && score <= 1) ? usualThreshold : null;
}

function byThreshold(scores: Float64Array | null, threshold: number | null, positive: number | null) {
  if (scores === null || threshold === null || positive === null) return null;
  return scores.map((score) => (score >= threshold ? positive : 1 - positive));
}

/** `1`, `1.0` and `01` are one class where they are written as numbers, and so are `True` and `true`. */
function labelText(text: string): string {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase();
  return isNumber(text) ? String(Number(text)) : text;
}

function sortedLabels(labels: readonly string[]): readonly string[] {
  return labels.toSorted((a, b) => (isNumber(a) && isNumber(b) ? Number(a) - Number(b) : a < b ? -1 : 1));
}
