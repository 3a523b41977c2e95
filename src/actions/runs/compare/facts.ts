import { formatBytes, plural } from '../../../base/text';
import type { ComparedFact } from '../../../protocol/experiments/comparison';
import type { RunDetails } from '../../../runs/runStore';
import { firstDifference } from './firstDifference';
import type { Side } from './side';

/** What a run says under some names; what it does not say is absent. */
export type FactsOf = (run: RunDetails) => ReadonlyMap<string, string>;

/** How values are written, and what lies between two of them: of versions nothing does. */
export interface Presentation {
  readonly show: (value: string) => string;
  readonly between: (from: string, to: string) => string;
  /** What it means that a side has no value: it lacks it, or that was `never` recorded, or not where it has no value `at-all`. */
  readonly unrecorded?: 'never' | 'at-all';
  /** Says of how many runs of a side a value is, where some have none. */
  readonly counts?: boolean;
}

const asRecorded = (value: string) => value;
const inBytes = (bytes: string) => formatBytes(Number(bytes));

const texts: Presentation = { show: asRecorded, between: () => '' };
/** Of people's marks each is of one run. */
export const marks: Presentation = { ...texts, counts: true };
/** A tracker that tells no commit has looked for none. */
export const code: Presentation = { ...texts, unrecorded: 'never' };
export const environment: Presentation = { ...texts, unrecorded: 'at-all' };
export const numbers: Presentation = { show: asRecorded, between: numberBetween(asRecorded) };
export const sizes: Presentation = { show: inBytes, between: numberBetween(inBytes) };

/** Values of one side that are written out; of more their number is said. */
const mostWritten = 5;

/** One line for each name that a run of any side has, in natural order. */
export function compareFacts(sides: readonly Side[], factsOf: FactsOf, as: Presentation = texts): ComparedFact[] {
  const facts = sides.map(({ details }) => details.map(factsOf));
  const keys = new Set(facts.flat().flatMap((of) => [...of.keys()]));
  const silent = facts.map((side) => as.unrecorded === 'never' || side.every(({ size }) => size === 0));
  const lines = [...keys].map((key) => {
    const values = facts.map((side) => sideValues(side.map((of) => of.get(key) ?? null)));
    return comparedFact(key, values, { names: sides.map(({ name }) => name), silent, as });
  });
  return lines.sort((a, b) => natural(a.key, b.key));
}

/** Distinct values of one side in natural order; empty: none of its runs has one. */
interface SideValues {
  readonly distinct: readonly string[];
  /** How many of its runs have one. */
  readonly having: number;
  readonly runs: number;
}

function sideValues(values: readonly (string | null)[]): SideValues {
  const present = values.filter((value) => value !== null);
  return { distinct: [...new Set(present)].sort(natural), having: present.length, runs: values.length };
}

interface Around {
  readonly names: readonly string[];
  /** Sides of which nothing was recorded, where they have no value. */
  readonly silent: readonly boolean[];
  readonly as: Presentation;
}

function comparedFact(key: string, values: readonly SideValues[], { names, silent, as }: Around): ComparedFact {
  const sides = values.map(({ distinct }, index) => ({
    distinct,
    name: names[index] ?? '',
    isUnrecorded: as.unrecorded !== undefined && distinct.length === 0 && silent[index] === true,
  }));
  const [first, ...others] = sides;
  return {
    key,
    values: values.map((of) => written(of, as)),
    differs: first !== undefined && others.some((other) => areUnlike(first, other)),
    differences: first ? others.map((other) => difference({ first, other, sides }, as)) : [],
  };
}

interface FactSide {
  readonly name: string;
  readonly distinct: readonly string[];
  readonly isUnrecorded: boolean;
}

function areUnlike(first: FactSide, other: FactSide): boolean {
  if (first.isUnrecorded || other.isUnrecorded) return false;
  return first.distinct.join('\0') !== other.distinct.join('\0');
}

function written({ distinct, having, runs }: SideValues, { show, counts }: Presentation): string | null {
  if (distinct.length === 0) return null;
  const text = listed(distinct.map(show));
  return counts && having < runs ? `${text} (${having} of ${runs})` : text;
}

function listed(values: readonly string[]): string {
  if (values.length <= mostWritten) return values.join(', ');
  const more = plural(values.length - mostWritten + 1, 'more', 'more');
  return `${values.slice(0, mostWritten - 1).join(', ')} and ${more}`;
}

/** Two of all sides that are compared. */
interface FactPair {
  readonly first: FactSide;
  readonly other: FactSide;
  readonly sides: readonly FactSide[];
}

/** "−200", "412 rows → 398 rows", "only in lgbm · 6", "…depth=3 → …depth=4"; empty where there is nothing to add to the values. */
function difference({ first, other, sides }: FactPair, as: Presentation): string {
  const [[from, ...moreFrom], [to, ...moreTo]] = [first.distinct, other.distinct];
  if (from === undefined) return havingText(sides);
  if (to === undefined) return lackText(other, sides);
  if (moreFrom.length > 0 || moreTo.length > 0) return '';
  return as.between(from, to) || firstDifference(as.show(from), as.show(to));
}

/** Of a side without a value; which others have one is seen beside it. */
function lackText(lacking: FactSide, sides: readonly FactSide[]): string {
  if (lacking.isUnrecorded) return `not recorded in ${lacking.name}`;
  const [having, ...more] = sides.filter(({ distinct }) => distinct.length > 0);
  const isSole = more.length === 0 && !sides.some(({ isUnrecorded }) => isUnrecorded);
  return having && isSole ? `only in ${having.name}` : `not in ${lacking.name}`;
}

/** Which sides have a value where the first one has none: the same for each of them. */
function havingText(sides: readonly FactSide[]): string {
  const {
    having = [],
    lacking = [],
    unrecorded = [],
  } = Object.groupBy(sides, ({ distinct, isUnrecorded }) =>
    distinct.length > 0 ? 'having' : isUnrecorded ? 'unrecorded' : 'lacking',
  );
  if (having.length === 0) return '';
  if (having.length === 1 && unrecorded.length === 0) return `only in ${namesOf(having)}`;
  return [
    ...(sides.length > 2 ? [`in ${namesOf(having)}`] : []),
    ...(lacking.length > 0 ? [`not in ${namesOf(lacking)}`] : []),
    ...(unrecorded.length > 0 ? [`not recorded in ${namesOf(unrecorded)}`] : []),
  ].join(', ');
}

function namesOf(sides: readonly FactSide[]): string {
  const names = sides.map(({ name }) => name);
  return [...names.slice(0, -2), names.slice(-2).join(' and ')].join(', ');
}

function numberBetween(show: Presentation['show']): Presentation['between'] {
  return (first, second) => {
    const [from, to] = [numberOf(first), numberOf(second)];
    if (from === null || to === null || from === to) return '';
    // What the subtraction of two decimals leaves beyond twelve digits is none of the difference.
    const by = Number((to - from).toPrecision(12));
    return `${by < 0 ? '−' : '+'}${show(String(Math.abs(by)))}`;
  };
}

function numberOf(value: string): number | null {
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

function natural(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Names the tracker itself writes; what of them a person wants to know stands elsewhere. */
const ownTags = /^mlflow\.(?!note\.content$)/;

/** Tags as recorded, and those given in Tend as "labels". */
export const tagsOf: FactsOf = ({ tags, labels }) => {
  const facts = new Map([...tags].filter(([key]) => !ownTags.test(key)));
  if (labels.length > 0) facts.set('labels', labels.join(', '));
  return facts;
};

export const codeOf: FactsOf = ({ code }) => {
  const facts = new Map<string, string>();
  if (!code) return facts;
  const { dirty, ...texts } = code;
  for (const [key, value] of Object.entries(texts)) if (value !== null) facts.set(key, value);
  if (code.commit !== null && dirty !== null) facts.set('uncommitted changes', dirty ? 'yes' : 'no');
  return facts;
};
