import { formatBytes, plural } from '../../../base/text';
import type { ComparedFact } from '../../../protocol/experiments/comparison';
import type { RunDetails } from '../../../runs/runStore';
import type { Side } from './side';

/** What a run says under some names; what it does not say is absent. */
export type FactsOf = (run: RunDetails) => ReadonlyMap<string, string>;

/** How values are written, and whether the difference of two numbers means something: of versions and digests it does not. */
export interface Presentation {
  readonly numeric: boolean;
  readonly show: (value: string) => string;
}

const texts: Presentation = { numeric: false, show: (value) => value };
export const numbers: Presentation = { numeric: true, show: (value) => value };
export const sizes: Presentation = { numeric: true, show: (bytes) => formatBytes(Number(bytes)) };

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

/** "−200", "+0.1", "only in lgbm · 6"; empty where there is nothing to add to the values. */
function difference(
  first: SideValues,
  other: SideValues,
  { names, as }: { readonly names: readonly [string, string]; readonly as: Presentation },
): string {
  if (first.length === 0 || other.length === 0) {
    if (first.length === other.length) return '';
    return `only in ${names[first.length === 0 ? 1 : 0]}`;
  }
  const [from, to] = as.numeric ? [numberOf(first), numberOf(other)] : [null, null];
  if (from === null || to === null || from === to) return '';
  // What the subtraction of two decimals leaves beyond twelve digits is none of the difference.
  const by = Number((to - from).toPrecision(12));
  return `${by < 0 ? '−' : '+'}${as.show(String(Math.abs(by)))}`;
}

function numberOf(values: SideValues): number | null {
  const [value = ''] = values;
  const number = values.length === 1 && value.trim() !== '' ? Number(value) : NaN;
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

/** Digests by the name of the data set, and what it was used for. */
export const dataOf: FactsOf = ({ data }) =>
  new Map(
    data.map(({ name, context, digest, source }) => [context === '' ? name : `${name} (${context})`, digest || source]),
  );
