import { formatCount } from '../base/text';
import { mostDegrees } from './degrees';
import { yamlInline, yamlText } from './yamlText';

/** What is known of a column when a `tend.yaml` is begun; the summary of a profile fits by shape. */
export interface ObservedColumn {
  readonly name: string;
  readonly type: string;
  /** Whether findings doubt that its cells are of this type. */
  readonly untyped?: boolean;
  readonly count: number;
  readonly distinct: number;
  readonly distinctExact: boolean;
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly quantiles: Readonly<Record<'0.01' | '0.99', number | null>> | null;
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

/** A list of values that is longer says little to a reader. */
const mostValues = 12;
/** With fewer rows a range or a list of values is chance. */
const fewestRows = 20;
/** With fewer values the last hundredth of them is one or two. */
const fewestToTrim = 200;
/** A doubted value that stands in more cells may be right: a list without it would make an error of each. */
const mostDoubted = 3;

/**
 * What stands below `columns:` for a column as it is today, mostly one line; `doubted` are values that a check does not
 * believe. A range that rests on a choice among its values is a comment: what is right may lie outside it.
 */
export function columnEntry(column: ObservedColumn, doubted: ReadonlySet<string>): readonly string[] {
  const name = yamlText(column.name);
  const type = declaredType(column);
  if (column.type === 'empty') return [`${name}: {} # every cell is empty`];
  if (column.untyped === true) return [`${name}: {} # no type: findings doubt what its cells are`];
  if (!isNumeric(column)) return [`${name}: ${yamlInline({ type, ...categoryValues(column, doubted) })}`];
  const degrees = degreesOf(column);
  if (degrees !== null) return [`${name}: ${yamlInline({ type, range: degrees })}`];
  if (restsOnDoubt(column, doubted)) return [`${name}: ${yamlInline({ type })} # no range: its ends are doubted`];
  const { range, isWhole } = numberRange(column, numbersOf(doubted));
  if (isWhole) return [`${name}: ${yamlInline({ type, range })}`];
  return [`${name}:`, `  type: ${type}`, `  # range: ${yamlInline(range)} # without the ends that are doubted`];
}

/** The same for columns that share a name: what holds of one need not hold of the others. */
export function repeatedEntry({ name }: ObservedColumn, times: number): string {
  const often = times === 2 ? 'twice' : `${formatCount(times)} times`;
  return `${yamlText(name)}: {} # stands ${often} in the header: give each column a name of its own`;
}

type NumericColumn = ObservedColumn & { readonly min: number; readonly max: number };

/** Whether a range can be told of it. */
function isNumeric(column: ObservedColumn): column is NumericColumn {
  const { type, count, min, max } = column;
  const isNumber = type === 'integer' || type === 'number';
  return isNumber && count >= fewestRows && typeof min === 'number' && typeof max === 'number';
}

/** The numbers among texts of cells, however they are grouped. */
function numbersOf(texts: ReadonlySet<string>): ReadonlySet<unknown> {
  return new Set([...texts].map((text) => Number(text.trim().replaceAll(',', ''))));
}

/**
 * Whether no range can be told that blesses no fault: where an end is not believed, the last hundredth of the numbers is
 * left out, and that has to be more than the fault and believed in its turn.
 */
function restsOnDoubt({ min, max, count, quantiles }: ObservedColumn, doubted: ReadonlySet<string>): boolean {
  const numbers = numbersOf(doubted);
  if (!numbers.has(min) && !numbers.has(max)) return false;
  return count < fewestToTrim || numbers.has(quantiles?.['0.01'] ?? min) || numbers.has(quantiles?.['0.99'] ?? max);
}

/** Texts that are longer are sentences, and no names of something. */
const longestName = 40;

/** Words that free text has on average. */
const wordsOfText = 3;

/** Whether a column holds what people wrote, which is neither a class to predict nor one of a list of values. */
export function isFreeText({ type, top }: ObservedColumn): boolean {
  if (type !== 'text' && type !== 'category') return false;
  const words = top.reduce((sum, { value }) => sum + (value.match(/\p{L}+/gu)?.length ?? 0), 0);
  if (top.some(({ value }) => value.length > longestName)) return true;
  const sentences = top.filter(({ value }) => /\s.*\p{L}[.!?]+$/u.test(value)).length;
  return sentences > top.length / 2 || (type === 'text' && words >= top.length * wordsOfText);
}

/** The degrees that a latitude or longitude can have, where its name says that it is one and no number contradicts. */
function degreesOf({ name, min, max }: NumericColumn): readonly [number, number] | null {
  const most = mostDegrees(name);
  return most !== null && min >= -most && max <= most ? [-most, most] : null;
}

function declaredType(column: ObservedColumn): string {
  const { type, min } = column;
  if (isFreeText(column)) return 'text';
  if (type === 'id') return typeof min === 'number' && Number.isInteger(min) ? 'integer' : 'text';
  return type === 'time' ? 'text' : type;
}

function categoryValues(column: ObservedColumn, doubted: ReadonlySet<string>): object {
  const { type, count, top, distinct, distinctExact } = column;
  if (isFreeText(column)) return {};
  if (type !== 'category' || count < fewestRows || !distinctExact || distinct > mostValues || top.length < distinct)
    return {};
  if (top.some(({ value, count }) => doubted.has(value) && count > mostDoubted)) return {};
  const values = top.map(({ value }) => value).filter((value) => !doubted.has(value));
  return values.length > 0 ? { values: values.sort((a, b) => (a < b ? -1 : 1)) } : {};
}

interface ObservedRange {
  readonly range: readonly [number, number];
  /** Whether no value lies outside it. */
  readonly isWhole: boolean;
}

/** From the least to the greatest number, both rounded; without those that nobody would believe. */
function numberRange({ min, max, quantiles }: NumericColumn, doubted: ReadonlySet<unknown>): ObservedRange {
  const low = quantiles?.['0.01'] ?? min;
  const high = quantiles?.['0.99'] ?? max;
  const usual = high - low;
  const believed = (value: number, distance: number) => distance <= 3 * usual && !doubted.has(value);
  const below = low - usual / 4;
  const least = believed(min, low - min) ? min : low >= 0 ? Math.max(0, below) : below;
  const greatest = believed(max, max - high) ? max : high + usual / 4;
  return { range: roundOutwards(least, greatest), isWhole: least === min && greatest === max };
}

/** To half of the second digit of what lies between: [172, 231] becomes [170, 235]. */
function roundOutwards(least: number, greatest: number): readonly [number, number] {
  const step = 10 ** (Math.floor(Math.log10(greatest - least || Math.abs(greatest) || 1)) - 1) * 5;
  const low = Number((Math.floor(least / step) * step).toPrecision(12));
  const high = Number((Math.ceil(greatest / step) * step).toPrecision(12));
  return low <= least && greatest <= high ? [low, high] : [least, greatest];
}
