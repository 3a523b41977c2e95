import { numberText, significance, spreadText } from '../../base/numberText';
import { capital, plural } from '../../base/text';
import type { Goal } from '../metricMeaning';
import type { Interval } from './bootstrap';
import type { MeanComparison } from './compareMeans';

/** A comparison among others: its p value adjusted for how many there are. */
export interface JudgedComparison extends MeanComparison {
  readonly adjusted: number;
  /** How many comparisons it was adjusted for. */
  readonly among: number;
}

export interface SentenceWords {
  /** Names of the first and the second side. */
  readonly names: readonly [first: string, second: string];
  readonly goal: Goal;
  /** Of the metric; empty: none. */
  readonly unit: string;
  readonly decimals: number;
  /** Leaves out what stands in the head of the table. */
  readonly short: boolean;
  /** What besides the sides themselves may have made a difference: "the data differ too". */
  readonly caveats: readonly string[];
}

export function isDecided({ adjusted }: JudgedComparison): boolean {
  return adjusted < significance;
}

/**
 * What a comparison says, for a person: "lgbm · 6 is better by 0.0044, 95 % interval 0.0035 to 0.0054, 5 seeds each, paired by
 * seed.", "Not enough repeats to tell; about 6 more each would."
 */
export function comparisonSentence(judged: JudgedComparison, words: SentenceWords): string {
  const said = isDecided(judged) ? decided(judged, words) : undecided(judged, words);
  return [said, ...leftOutText(judged), ...aloneText(judged, words)].join(' ');
}

function leftOutText({ leftOut }: JudgedComparison): readonly string[] {
  if (leftOut === 0) return [];
  return [`${leftOut === 1 ? '1 value that is not finite is' : `${leftOut} values that are not finite are`} left out.`];
}

function aloneText({ alone }: JudgedComparison, { names: [ours, theirs] }: SentenceWords): readonly string[] {
  if (!alone) return [];
  const { by, first, second } = alone;
  const [count, name, other] = first > 0 ? [first, ours, theirs] : [second, theirs, ours];
  const without = `Not paired by ${by}: ${plural(count, 'value')} of ${name}`;
  if (first > 0 && second > 0) return [`${without} and ${second} of ${other} have no partner.`];
  return [`${without} ${count === 1 ? 'has' : 'have'} no partner in ${other}.`];
}

function decided(judged: JudgedComparison, words: SentenceWords): string {
  const parts = [gain(judged, words), intervalText(judged, words)];
  if (!words.short || lacksFolds(judged.pairing)) parts.push(countText(judged));
  if (judged.pairing) parts.push(`paired by ${judged.pairing.by}`);
  return `${parts.join(', ')}${caveatText(words)}.`;
}

function caveatText({ caveats }: SentenceWords, word = '; but'): string {
  return caveats.length === 0 ? '' : `${word} ${caveats.join(', and ')}`;
}

function undecided(judged: JudgedComparison, words: SentenceWords): string {
  if (judged.test === 'none') return untested(judged, words);
  const interval = intervalText(judged, words);
  // Where nothing is claimed, it is enough to say once what else differs.
  const caveat = words.short ? '' : caveatText(words, ', and');
  return `${verdict(judged)}${caveat}. ${capital(interval)}.`;
}

/** Nobody makes more repeats than this for one comparison. */
const mostRepeats = 50;

/** Why the figures alone decide nothing. */
function verdict(judged: JudgedComparison): string {
  const { test, p, among, more } = judged;
  if (test === 'nadeau-bengio') return `Not clear over ${countText(judged)}`;
  if (p < significance) return `Not clear once ${among} comparisons are made`;
  // Of two that differ by nothing at all repeats tell nothing, and a wide interval is no proof that they are alike.
  if (more === null) return `Not told apart by ${countText(judged)}`;
  if (more > mostRepeats)
    return `Not enough repeats to tell, ${countText(judged)}; more than ${mostRepeats} more each would be needed`;
  return `Not enough repeats to tell; about ${more} more each would`;
}

function untested(judged: JudgedComparison, words: SentenceWords): string {
  const { first, second, difference } = judged;
  if (first.n === 1 && second.n === 1) return 'One run each: repeats are needed to tell.';
  if (first.n === 1 || second.n === 1) return oneRunText(judged, words);
  if (difference === 0) return 'All equal.';
  const count = words.short ? '' : `, ${countText(judged)}`;
  return `${gain(judged, words)} in every repeat${count}; without any spread there is nothing to test by${caveatText(words)}.`;
}

/** "One run of lgbm · 6 against 5 of xgb · 6: repeats of lgbm · 6 are needed to tell." */
function oneRunText({ first, second }: JudgedComparison, { names: [ours, theirs] }: SentenceWords): string {
  const [lone, others, count] = first.n === 1 ? [ours, theirs, second.n] : [theirs, ours, first.n];
  return `One run of ${lone} against ${count} of ${others}: repeats of ${lone} are needed to tell.`;
}

/** "lgbm · 6 is faster by 21.1 s": of the second side, so that the words go the way of the interval. */
function gain({ difference }: MeanComparison, { names, goal, unit, decimals }: SentenceWords): string {
  return `${names[1]} is ${comparative(difference, goal, unit)} by ${withUnit(spreadText(Math.abs(difference), decimals), unit)}`;
}

/**
 * The one convention for the sign of a difference of a second side to the first, in words and drawings, decided or not: above
 * zero the second side is better, or has more where no direction is better.
 */
export function advantageSign(goal: Goal): 1 | -1 {
  return goal === 'minimize' ? -1 : 1;
}

/** A difference and its interval by that sign. */
export function advantageOf(
  { difference, low, high }: Interval & { readonly difference: number },
  goal: Goal,
): Interval & { readonly difference: number } {
  return advantageSign(goal) > 0 ? { difference, low, high } : { difference: -difference, low: -high, high: -low };
}

/** What the second side is by a difference: "better", "slower". */
export function comparative(difference: number, goal: Goal, unit: string): string {
  const [ahead, behind] = comparatives(goal, unit);
  return advantageSign(goal) * difference > 0 ? ahead : behind;
}

function comparatives(goal: Goal, unit: string): readonly [ahead: string, behind: string] {
  if (goal === null) return ['higher', 'lower'];
  if (goal === 'minimize' && (unit === 's' || unit === 'ms')) return ['faster', 'slower'];
  return goal === 'minimize' && unit.endsWith('B') ? ['smaller', 'larger'] : ['better', 'worse'];
}

function intervalText(judged: MeanComparison, { goal, unit, decimals, short }: SentenceWords): string {
  return `${short ? '' : '95 % '}interval ${withUnit(intervalSpan(judged, goal, decimals), unit)}`;
}

/** Bounds of the interval of a difference, by the sign of `advantageSign`; with a digit more where one would read as zero. */
export function intervalSpan({ low, high }: Interval, goal: Goal, decimals: number): string {
  const ends = advantageSign(goal) < 0 ? [-high, -low] : [low, high];
  const digits = Array.from({ length: mostDecimals - decimals + 1 }, (_, more) => decimals + more);
  const enough = digits.find((count) => ends.every((end) => end === 0 || !readsAsZero(numberText(end, count))));
  const text = (end: number) => (enough === undefined ? spreadText(end, decimals) : numberText(end, enough));
  return ends.map(text).join(' to ');
}

const mostDecimals = 8;

/** Whether an interval holds zero is what it is read for. */
function readsAsZero(text: string): boolean {
  return /^−?0(\.0+)?$/.test(text);
}

/** "5 seeds each", "10 folds", "3 of 10 folds", "5 runs each", "5 and 4 runs" */
function countText({ pairing, pairs, first, second }: MeanComparison): string {
  if (pairing?.folds) return foldsText(pairs.length, { ...pairing, folds: pairing.folds });
  if (pairing) return `${plural(pairs.length, pairing.by)} each`;
  return first.n === second.n ? `${plural(first.n, 'run')} each` : `${first.n} and ${plural(second.n, 'run')}`;
}

/** Whether fewer folds are here than the interval counts. */
function lacksFolds(pairing: MeanComparison['pairing']): boolean {
  return pairing?.folds ? pairing.folds.here < pairing.folds.all : false;
}

function foldsText(pairs: number, { by, folds }: { by: string; folds: { here: number; all: number } }): string {
  if (folds.here === folds.all) return plural(pairs, 'fold');
  return by === 'fold'
    ? `${pairs} of ${plural(folds.all, 'fold')}`
    : `${plural(pairs, 'fold')}, ${folds.here} of ${folds.all} a seed`;
}

function withUnit(text: string, unit: string): string {
  return unit === '' ? text : `${text} ${unit}`;
}
