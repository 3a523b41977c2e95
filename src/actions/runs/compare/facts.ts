import { formatBytes, plural } from '../../../base/text';
import type { ComparedFact } from '../../../protocol/experiments/comparison';
import type { RunDetails } from '../../../runs/runStore';
import type { Side } from './side';

/** What a run says under some names; what it does not say is absent. */
export type FactsOf = (run: RunDetails) => ReadonlyMap<string, string>;

/** How values are written, and what lies between two of them: of versions nothing does. */
export interface Presentation {
  readonly show: (value: string) => string;
  readonly between: (from: string, to: string) => string;
}

const asRecorded = (value: string) => value;
const inBytes = (bytes: string) => formatBytes(Number(bytes));

const texts: Presentation = { show: asRecorded, between: () => '' };
export const numbers: Presentation = { show: asRecorded, between: numberBetween(asRecorded) };
export const sizes: Presentation = { show: inBytes, between: numberBetween(inBytes) };

/** Values of one side that are written out; of more their number is said. */
const mostWritten = 5;

/** One line for each name that a run of any side has, in natural order. */
export function compareFacts(sides: readonly Side[], factsOf: FactsOf, as: Presentation = texts): ComparedFact[] {
  const facts = sides.map(({ details }) => details.map(factsOf));
  const keys = new Set(facts.flat().flatMap((of) => [...of.keys()]));
  const lines = [...keys].map((key) => {
    const values = facts.map((side) => sideValues(side.map((of) => of.get(key) ?? null)));
    return comparedFact(key, values, { sides, as });
  });
  return lines.sort((a, b) => natural(a.key, b.key));
}

/** Distinct values of one side in natural order; empty: none of its runs has one. */
type SideValues = readonly string[];

function sideValues(values: readonly (string | null)[]): SideValues {
  return [...new Set(values.filter((value) => value !== null))].sort(natural);
}

interface Around {
  readonly sides: readonly Side[];
  readonly as: Presentation;
}

function comparedFact(key: string, values: readonly SideValues[], { sides, as }: Around): ComparedFact {
  const [first = [], ...others] = values;
  const names = sides.map(({ name }) => name);
  return {
    key,
    values: values.map((of) => written(of, as)),
    differs: others.some((of) => of.join('\0') !== first.join('\0')),
    differences: others.map((of, index) =>
      difference(first, of, { names: [names[0] ?? '', names[index + 1] ?? ''], as }),
    ),
  };
}

function written(values: SideValues, { show }: Presentation): string | null {
  if (values.length === 0) return null;
  if (values.length <= mostWritten) return values.map(show).join(', ');
  return `${values
    .slice(0, mostWritten - 1)
    .map(show)
    .join(', ')} and ${plural(values.length - mostWritten + 1, 'more', 'more')}`;
}

/** "−200", "412 rows → 398 rows", "only in lgbm · 6"; empty where there is nothing to add to the values. */
function difference(
  first: SideValues,
  other: SideValues,
  { names, as }: { readonly names: readonly [string, string]; readonly as: Presentation },
): string {
  if (first.length === 0 || other.length === 0) {
    if (first.length === other.length) return '';
    return `only in ${names[first.length === 0 ? 1 : 0]}`;
  }
  const [[from = ''], [to = '']] = [first, other];
  return first.length === 1 && other.length === 1 ? as.between(from, to) : '';
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
  if (code.commit !== null) facts.set('uncommitted changes', dirty ? 'yes' : 'no');
  return facts;
};
