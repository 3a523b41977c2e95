import { formatCount, plural } from '../../base/text';
import { CellKind } from '../profile/cellKind';
import type { ColumnProfile, DistinctValue } from '../profile/tableProfile';
import { unitWords } from '../profile/words';
import { anotherValue } from './category';
import { cellCause, columnCause, explained } from './cause';
import type { Cause, Cell, Check, TableContext } from './check';
import type { CheckId } from './checkTitles';
import { declaredTexts } from './declaredFor';
import { enoughCells, isCategorical, loadedAs, natureOf } from './nature';
import { codePoint, listed, nameOf, quoted, quotedApart } from './shown';
import { Suppressions } from './suppressions';

/** Full case folding (Unicode, CaseFolding.txt) as far as it matters here: Straße is STRASSE in capitals. */
const folded = (value: string): string => value.toLowerCase().replaceAll('ß', 'ss');

const caseKey = (value: string): string => folded(value.trim());
const unicodeKey = (value: string): string => folded(unconfused(value.trim().normalize('NFKC')));
const punctKey = (value: string): string => withoutSigns(folded(value.normalize('NFKC')).replaceAll('&', 'and'));

const caseRule: VariantRule = { id: 'text-case-variant', key: caseKey, nearer: [], rivals: true };

export const textCaseVariant = variantCheck(caseRule);

export const textUnicodeVariant = variantCheck({
  id: 'text-unicode-variant',
  key: unicodeKey,
  nearer: [caseKey],
  difference: (odd, usual) => ` (${firstForeign(odd, usual)} in it)`,
});

export const textPunctVariant = variantCheck({
  id: 'text-punct-variant',
  key: punctKey,
  nearer: [caseKey, unicodeKey],
});

/** Letters and digits only; signs between digits stay one sign, because 1.2.3 is not 12.3. */
function withoutSigns(text: string): string {
  return text
    .replace(/(?<=\p{N})[^\p{L}\p{N}]+(?=\p{N})/gu, '.')
    .replace(/[^\p{L}\p{N}+#.<>=≤≥±%]|\.(?!\p{N})|(?<!\p{N})\./gu, '');
}

/** Share of the occurrences of one key that a spelling needs to be called the usual one. */
const majority = 0.8;

interface VariantRule {
  readonly id: CheckId;
  /** What two spellings of the same value have in common; empty: nothing. */
  key(value: string): string;
  /** Keys of the checks that explain a pair better, where it has one of these in common. */
  readonly nearer: readonly ((value: string) => string)[];
  /** Whether two frequent spellings are a fault too, though neither is the usual one. */
  readonly rivals?: true;
  /** How the two differ, where that cannot be seen. */
  difference?(odd: string, usual: string): string;
}

/** Spellings that share a key with a far more frequent one. */
function variantCheck(rule: VariantRule): Check {
  return {
    id: rule.id,
    severity: 'warning',
    *find(table) {
      for (const column of table.profile.columns) {
        if (!holdsWords(column)) continue;
        const usualOf = variants(table, column, rule);
        if (usualOf.size > 0) yield variantCause(column, usualOf, rule);
        if (rule.rivals === true) yield* rivals(table, column, rule);
      }
    },
  };
}

function holdsWords(column: ColumnProfile): boolean {
  const { main, filled } = natureOf(column);
  return (main === 'text' || main === 'boolean') && filled >= enoughCells && isCategorical(column);
}

/**
 * The usual spelling of a cell whose value is far more often written in another case, with or without blanks around it;
 * undefined also where `tend.yaml` says that its case is right.
 */
export function usualCases(table: TableContext, column: ColumnProfile): (cell: Cell) => string | undefined {
  if (!holdsWords(column) || table.override(caseRule.id)?.off === true) return () => undefined;
  const usualOf = variants(table, column, caseRule);
  const kept = new Suppressions(table.expectations.suppress, caseRule.id, column.name);
  return ({ text, place: { row } }) =>
    kept.has(row, text) || kept.has(row, text.trim()) ? undefined : usualOf.get(text)?.value;
}

/** The words of a column, the most frequent first. Blanks around a value are another fault: they are counted with it. */
function spellingsOf(column: ColumnProfile): readonly WrittenSpelling[] {
  const spellings = new Map<string, { value: string; count: number; written: string[] }>();
  for (const { value, count } of column.distinct.values.filter(isWord)) {
    const known = spellings.get(value.trim());
    if (known) {
      known.count += count;
      known.written.push(value);
    } else spellings.set(value.trim(), { value: value.trim(), count, written: [value] });
  }
  return [...spellings.values()].sort((a, b) => b.count - a.count);
}

/** Rare spelling → the usual one. */
function variants(table: TableContext, column: ColumnProfile, rule: VariantRule): Map<string, Spelling> {
  const declared = declaredTexts(table.expectations, column);
  const usualOf = new Map<string, Spelling>();
  for (const [key, group] of Map.groupBy(spellingsOf(column), ({ value }) => rule.key(value))) {
    const [usual, ...others] = group;
    if (key === '' || usual === undefined || others.length === 0) continue;
    const all = group.reduce((sum, { count }) => sum + count, 0);
    if (usual.count < all * majority || usual.count < 3) continue;
    for (const other of others) {
      if (declared.includes(usual.value) && declared.includes(other.value)) continue;
      if (rule.nearer.some((same) => same(other.value) === same(usual.value))) continue;
      for (const value of other.written) usualOf.set(value, usual);
    }
  }
  return usualOf;
}

/** Fewest letters of a word; fewer may be a code in which case matters, but not where they are yes and no. */
const fewestLetters = 3;

/** So many short values in two cases each are a code: a scale of grades, in which a is not A. */
const manyPairs = 3;

const manyValues = 'a model sees as many as there are spellings';

/** Values that stand often in more than one spelling: which is right cannot be told, but both are one value. */
function* rivals(table: TableContext, column: ColumnProfile, rule: VariantRule): Iterable<Cause> {
  const declared = declaredTexts(table.expectations, column);
  const isTruth = natureOf(column).main === 'boolean';
  const groups = Map.groupBy(spellingsOf(column), ({ value }) => rule.key(value));
  for (const [key, group] of groups) {
    const [first, second] = group;
    if (first === undefined || second === undefined || second.count < 3) continue;
    if (key.length < fewestLetters && !isTruth && mayBeCode(key, groups)) continue;
    if (group.filter(({ value }) => declared.includes(value)).length > 1) continue;
    const all = group.reduce((sum, { count }) => sum + count, 0);
    if (first.count >= all * majority || !/^\p{L}+$/u.test(key)) continue;
    const spellings = listed(group.map(({ value, count }) => `${quoted(value, 30)} (${formatCount(count)})`));
    const harm = loadedAs(column) === 'true and false' ? 'not every reader takes them for one' : manyValues;
    const message = `${nameOf(column)} writes one value as ${spellings}: ${harm}. Write all in one way.`;
    const others = group.slice(1);
    const select = { by: 'values', values: new Set(others.flatMap(({ written }) => written)) } as const;
    yield columnCause(column, message, { select, count: others.reduce((sum, { count }) => sum + count, 0) });
  }
}

/**
 * Whether case may tell short values apart: where nothing else stands there but units (m is no M), in genotypes (Aa is
 * no aa), and where many short values stand in both cases.
 */
function mayBeCode(key: string, groups: ReadonlyMap<string, readonly Spelling[]>): boolean {
  const others = [...groups].flatMap(([other, group]) => (other === key ? [] : group));
  const pairs = [...groups].filter(([other, group]) => other.length < fewestLetters && group.length > 1);
  return pairs.length >= manyPairs || /^(\p{L})\1$/u.test(key) || others.every(({ value }) => unitWords.has(value));
}

/** A value without the blanks around it, and how often it stands in the column. */
export interface Spelling {
  readonly value: string;
  readonly count: number;
}

interface WrittenSpelling extends Spelling {
  /** As it stands in the cells, with and without blanks. */
  readonly written: readonly string[];
}

function isWord({ kind, value }: DistinctValue): boolean {
  return (kind === CellKind.Text || kind === CellKind.Boolean) && /\p{L}/u.test(value);
}

function variantCause(column: ColumnProfile, usualOf: ReadonlyMap<string, Spelling>, rule: VariantRule): Cause {
  const counts = new Map(column.distinct.values.map((entry) => [entry.value, entry.count]));
  const count = [...usualOf.keys()].reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
  return cellCause(column, { by: 'values', values: new Set(usualOf.keys()) }, count, {
    explain: ({ text }) => {
      const usual = usualOf.get(text);
      if (usual === undefined) return null;
      const [odd, right] = quotedApart(text, usual.value);
      const [from, to] = quotedApart(text, usual.value, 30);
      return explained(
        `${odd}${rule.difference?.(text, usual.value) ?? ''} stands beside ${formatCount(usual.count)} ${right}. A model would see ${anotherValue(column, text)}. Write ${right}.`,
        { kind: 'replace', title: `Replace ${from} with ${to}`, text: usual.value },
      );
    },
    explainMore: (more) =>
      `${plural(more, 'more cell')} of ${nameOf(column)} ${more === 1 ? 'spells its value' : 'spell their values'} in another way than most.`,
  });
}

// Letters and signs of other scripts that look like Latin ones (a choice from Unicode TR 39, confusables.txt).
const foreign = 'АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο‘’‐‑–—';
const latin = "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo''----";
const lookalike = new RegExp(`[${foreign}]`, 'gu');

function unconfused(text: string): string {
  // Only a word that is Latin but for some letters was meant as Latin.
  if (!/[A-Za-z]/.test(text) && !/[‘’‐‑–—]/u.test(text)) return text;
  return text.replace(lookalike, (letter) => latin[foreign.indexOf(letter)] ?? letter);
}

/** The first character that the usual spelling does not have: U+0430. */
function firstForeign(odd: string, usual: string): string {
  // By characters: within "ü" the letter of "u" with a sign above is not found, and is not what is foreign.
  const known = new Set(Array.from(usual + usual.normalize('NFD').replace(/\p{M}/gu, '')));
  for (const character of Array.from(odd)) if (!known.has(character)) return codePoint(character);
  return 'other characters';
}
