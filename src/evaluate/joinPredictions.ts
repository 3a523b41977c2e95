import { formatCount } from '../base/text';
import { unnamedClass } from './classPredictions';
import type { Predictions } from './predictions';

/** Two models on the rows that both predicted, in the same order and with the same classes. */
export interface JoinedPredictions {
  readonly champion: Predictions;
  readonly candidate: Predictions;
  /** Rows that only one of them predicted, or has a true value of. */
  readonly unmatched: number;
}

/** Joins by the ids of the rows; a sentence says why that cannot be done. */
export function joinPredictions(champion: Predictions, candidate: Predictions): JoinedPredictions | string {
  if (champion.ids === null || candidate.ids === null)
    return 'The predictions have no column id, so their rows cannot be joined.';
  const isNumeric = [champion, candidate].map(({ kind }) => kind === 'numbers');
  if (isNumeric[0] !== isNumeric[1]) return 'One of the models predicts numbers and the other one classes.';
  const places = new Map(champion.ids.map((id, row) => [id, row]));
  const pairs = candidate.ids.flatMap((id, row) => {
    const place = places.get(id);
    return place === undefined ? [] : [[place, row] as const];
  });
  if (pairs.length === 0) return 'The two models predicted no row in common.';
  const classes = commonClasses(champion, candidate);
  const joined = {
    champion: picked(champion, pairs.map(([place]) => place), classes), // prettier-ignore
    candidate: picked(candidate, pairs.map(([, row]) => row), classes), // prettier-ignore
  };
  const differing = joined.champion.truth.findIndex((value, row) => value !== joined.candidate.truth[row]);
  if (differing >= 0)
    return `The true value of ${joined.candidate.ids?.[differing] ?? ''} is not the same in both: they were not judged by the same data.`;
  const unmatched = champion.ids.length + candidate.ids.length - 2 * pairs.length;
  return { ...joined, unmatched };
}

/** "12 rows that only one can be judged by are left out", empty where there are none. */
export function unmatchedText({ unmatched }: JoinedPredictions): string {
  if (unmatched === 0) return '';
  return unmatched === 1
    ? '1 row that only one can be judged by is left out'
    : `${formatCount(unmatched)} rows that only one can be judged by are left out`;
}

interface CommonClasses {
  readonly labels: readonly string[];
  /** The positive one; null: it is not known, or not the same to both. */
  readonly positive: string | null;
}

function commonClasses(...sides: readonly Predictions[]): CommonClasses {
  const all = [...new Set(sides.flatMap(({ labels }) => labels))];
  const labels = all.length > 2 ? all.filter((label) => label !== unnamedClass) : all;
  const [first = null, ...others] = new Set(sides.flatMap((side) => side.labels[side.positive ?? -1] ?? []));
  return { labels, positive: others.length > 0 || labels.length > 2 ? null : first };
}

function picked(from: Predictions, rows: readonly number[], { labels, positive }: CommonClasses): Predictions {
  const values = (all: Float64Array) => Float64Array.from(rows, (row) => all[row] ?? NaN);
  const other = labels.findIndex((label) => label !== positive);
  const places = from.labels.map((label) => (labels.includes(label) ? labels.indexOf(label) : other));
  const classes = (all: Float64Array) =>
    from.kind === 'numbers' ? values(all) : values(all).map((place) => places[place] ?? 0);
  const texts = (all: readonly string[] | null) => all && rows.map((row) => all[row] ?? '');
  return {
    kind: from.kind === 'numbers' ? 'numbers' : labels.length > 2 ? 'classes' : 'binary',
    ids: texts(from.ids),
    groups: texts(from.groups),
    labels,
    positive: positive === null ? null : labels.indexOf(positive),
    truth: classes(from.truth),
    predicted: from.predicted && classes(from.predicted),
    scores: positive !== null && from.scores ? values(from.scores) : null,
    threshold: from.threshold,
    leftOut: from.leftOut,
  };
}
