import { assertNever } from '../../base/errors';
import { plural } from '../../base/text';
import { columnId, numericAttributes, runAttributes, type ColumnRef, type RunAttribute } from '../columns';
import { caretContext, type CaretContext } from './caretContext';
import { formatColumn, formatText } from './formatColumn';
import { keyStarts } from './keyStarts';
import { seriesFunctions } from './predicate';

/** A text that may be meant; `insert` takes the place of what stands from `start` to `end`. */
export interface Proposal {
  readonly label: string;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
  readonly detail: string;
  /** Offsets in the label that matched. */
  readonly matched: number[];
}

export interface CompletionNames {
  /** Columns that there are, with the count of runs that have each; those shown first are proposed first. */
  readonly columns: readonly { readonly column: ColumnRef; readonly runs: number }[];
  /** Values of a column, most frequent first. */
  values(column: ColumnRef): readonly { readonly value: string; readonly runs: number }[];
}

type Candidate = Pick<Proposal, 'label' | 'insert' | 'detail'>;

const most = 50;

/** What a person may mean who writes a filter. */
export function complete(text: string, caret: number, names: CompletionNames): readonly Proposal[] {
  const columns = names.columns.map(({ column }) => column);
  const context = caretContext(text, caret, columns);
  const usual = proposals(candidatesFor(context, names), { text, ...context });
  const keys = context.quoted ? [] : longerKeys(text, caret, context, names);
  const others = usual.filter(({ label }) => !keys.some((key) => key.label === label));
  // Behind a column of its own an operator is more likely than the rest of a longer name.
  const proposed = context.expects === 'operator' ? [...others, ...keys] : [...keys, ...others];
  return proposed.slice(0, most);
}

type Written = Pick<CaretContext, 'start' | 'end' | 'written'> & { readonly text: string };

/** Those that the written text stands in, the best first, each in its place. */
function proposals(candidates: readonly Candidate[], { text, start, end, written }: Written): readonly Proposal[] {
  const gap = /^\s/.test(text.slice(end)) ? '' : ' ';
  return candidates
    .flatMap((candidate) => matching(candidate, written))
    .sort((a, b) => a.rank - b.rank)
    .map(({ label, insert, detail, matched }) => ({
      ...{ label, insert: insert.endsWith('(') ? insert : insert + gap },
      ...{ start, end, detail, matched },
    }));
}

/** Columns whose keys are written with a slash or a blank: what stands before these belongs to the name. */
function longerKeys(text: string, caret: number, { start, end }: CaretContext, names: CompletionNames) {
  const candidates = columnCandidates(names);
  for (const from of keyStarts(text, start)) {
    const written = text.slice(from, caret);
    const begun = candidates.filter((candidate) => matching(candidate, written).some(({ rank }) => rank === 0));
    if (begun.length > 0) return proposals(begun, { text, start: from, end, written });
  }
  return [];
}

/** Where the written text stands in a candidate; at the beginning of a word is better than within one. */
function matching(candidate: Candidate, written: string): readonly (Candidate & { matched: number[]; rank: number })[] {
  const label = candidate.label.toLowerCase();
  const at = label.indexOf(written.toLowerCase());
  if (at < 0) return [];
  const rank = at === 0 || /[^\p{L}\p{N}]/u.test(label.charAt(at - 1)) ? 0 : 1;
  return [{ ...candidate, rank, matched: Array.from({ length: written.length }, (_, index) => at + index) }];
}

function candidatesFor(context: CaretContext, names: CompletionNames): readonly Candidate[] {
  switch (context.expects) {
    case 'operand':
      return [...columnCandidates(names), ...functionCandidates, { label: 'not', insert: 'not', detail: 'negation' }];
    case 'operator':
      return operatorCandidates(context.column);
    case 'value':
      return [...valueCandidates(context.column, names), ...(context.quoted ? [] : columnCandidates(names))];
    case 'kind':
      return isNumber(context.column) ? [missing, ...kinds] : [missing];
    case 'connection':
      return connections;
    default:
      return assertNever(context.expects);
  }
}

function columnCandidates({ columns }: CompletionNames): readonly Candidate[] {
  const listed = new Set(columns.map(({ column }) => column.key));
  const rest = runAttributes.filter((attribute) => !listed.has(attribute));
  return [
    ...columns.map(({ column, runs }) => ({
      label: columnId(column),
      insert: formatColumn(column),
      detail: `${column.kind} · ${plural(runs, 'run')}`,
    })),
    ...rest.map((attribute) => ({ label: attribute, insert: attribute, detail: 'attribute' })),
  ];
}

const functionCandidates: readonly Candidate[] = [
  ...seriesFunctions.map((name) => ({ label: `${name}()`, insert: `${name}(`, detail: 'of all points of a metric' })),
  { label: 'search()', insert: 'search(', detail: 'words in names, notes, tags and params' },
];

const connections: readonly Candidate[] = [
  { label: 'and', insert: 'and', detail: 'both' },
  { label: 'or', insert: 'or', detail: 'one of them' },
];

const orders: readonly Candidate[] = [
  { label: '=', insert: '=', detail: 'equal' },
  { label: '!=', insert: '!=', detail: 'not equal' },
  { label: '<', insert: '<', detail: 'less' },
  { label: '<=', insert: '<=', detail: 'less or equal' },
  { label: '>', insert: '>', detail: 'greater' },
  { label: '>=', insert: '>=', detail: 'greater or equal' },
];

const always: readonly Candidate[] = [
  { label: 'in', insert: 'in (', detail: 'one of a list' },
  { label: 'is null', insert: 'is null', detail: 'missing' },
  { label: 'is not null', insert: 'is not null', detail: 'there' },
];

const ofTexts: readonly Candidate[] = [
  { label: 'like', insert: 'like', detail: '% any text, _ any character' },
  { label: 'ilike', insert: 'ilike', detail: 'like, in any case' },
  { label: '=~', insert: '=~', detail: 'regular expression' },
  { label: '!~', insert: '!~', detail: 'not the regular expression' },
];

const missing: Candidate = { label: 'null', insert: 'null', detail: 'missing' };

const kinds: readonly Candidate[] = [
  { label: 'nan', insert: 'nan', detail: 'not a number' },
  { label: 'inf', insert: 'inf', detail: 'infinite, of either sign' },
  { label: 'finite', insert: 'finite', detail: 'neither NaN nor infinite' },
];

const ofNumbers: readonly Candidate[] = [
  ...kinds.map(({ label, detail }) => ({ label: `is ${label}`, insert: `is ${label}`, detail })),
  { label: 'is not nan', insert: 'is not nan', detail: 'there, and a number' },
];

function operatorCandidates(column: ColumnRef | null): readonly Candidate[] {
  return isNumber(column) ? [...orders, ...always, ...ofNumbers] : [...orders, ...ofTexts, ...always];
}

function isNumber(column: ColumnRef | null): boolean {
  return column?.kind === 'metric' || (column?.kind === 'attribute' && numericAttributes.has(column.key));
}

const times: readonly Candidate[] = [
  { label: '-1h', insert: '-1h', detail: 'an hour ago' },
  { label: '-1d', insert: '-1d', detail: 'a day ago' },
  { label: '-7d', insert: '-7d', detail: 'a week ago' },
  { label: '-30d', insert: '-30d', detail: 'thirty days ago' },
];

const durations: readonly Candidate[] = [
  { label: '90', insert: '90', detail: 'seconds' },
  ...['90s', '10m', '1h30m', '1d'].map((label) => ({ label, insert: label, detail: 'duration' })),
];

function valueCandidates(column: ColumnRef | null, names: CompletionNames): readonly Candidate[] {
  if (!column) return [];
  if (column.kind === 'attribute' && numericAttributes.has(column.key)) return attributeValues(column.key);
  const isNumber = column.kind === 'metric';
  return names.values(column).map(({ value, runs }) => ({
    label: value,
    insert: isNumber ? value : formatText(value),
    detail: plural(runs, 'run'),
  }));
}

function attributeValues(attribute: RunAttribute): readonly Candidate[] {
  if (attribute === 'started' || attribute === 'ended') return times;
  if (attribute === 'duration') return durations;
  return ['true', 'false'].map((label) => ({ label, insert: label, detail: '' }));
}
