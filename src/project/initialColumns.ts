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

/** One line of `columns:`, as the column is today; `doubted` are values that a check does not believe. */
export function columnLine(column: ObservedColumn, doubted: ReadonlySet<string>): string {
  const name = yamlText(column.name);
  if (column.type === 'empty') return `# ${name}: every cell is empty`;
  if (column.untyped === true) return `${name}: {} # no type: findings doubt what its cells are`;
  const line = `${name}: ${yamlInline({ type: declaredType(column), ...limits(column, doubted) })}`;
  return isNumeric(column) && restsOnDoubt(column, doubted) ? `${line} # no range: its ends are doubted` : line;
}

function isNumeric({ type, count }: ObservedColumn): boolean {
  return (type === 'integer' || type === 'number') && count >= fewestRows;
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

function declaredType({ type, min }: ObservedColumn): string {
  if (type === 'id') return typeof min === 'number' && Number.isInteger(min) ? 'integer' : 'text';
  return type === 'time' ? 'text' : type;
}

function limits(column: ObservedColumn, doubted: ReadonlySet<string>): object {
  if (column.count < fewestRows) return {};
  if (column.type === 'category') return categoryValues(column, doubted);
  return isNumeric(column) && !restsOnDoubt(column, doubted) ? numberRange(column, numbersOf(doubted)) : {};
}

function categoryValues({ top, distinct, distinctExact }: ObservedColumn, doubted: ReadonlySet<string>): object {
  if (!distinctExact || distinct > mostValues || top.length < distinct) return {};
  if (top.some(({ value, count }) => doubted.has(value) && count > mostDoubted)) return {};
  const values = top.map(({ value }) => value).filter((value) => !doubted.has(value));
  return values.length > 0 ? { values: values.sort((a, b) => (a < b ? -1 : 1)) } : {};
}

/** From the least to the greatest number, both rounded; without those that nobody would believe. */
function numberRange({ min, max, quantiles }: ObservedColumn, doubted: ReadonlySet<unknown>): object {
  if (typeof min !== 'number' || typeof max !== 'number') return {};
  const low = quantiles?.['0.01'] ?? min;
  const high = quantiles?.['0.99'] ?? max;
  const usual = high - low;
  const believed = (value: number, distance: number) => distance <= 3 * usual && !doubted.has(value);
  const below = low - usual / 4;
  const least = believed(min, low - min) ? min : low >= 0 ? Math.max(0, below) : below;
  const greatest = believed(max, max - high) ? max : high + usual / 4;
  return { range: roundOutwards(least, greatest) };
}

/** To half of the second digit of what lies between: [172, 231] becomes [170, 235]. */
function roundOutwards(least: number, greatest: number): readonly [number, number] {
  const step = 10 ** (Math.floor(Math.log10(greatest - least || Math.abs(greatest) || 1)) - 1) * 5;
  const low = Number((Math.floor(least / step) * step).toPrecision(12));
  const high = Number((Math.ceil(greatest / step) * step).toPrecision(12));
  return low <= least && greatest <= high ? [low, high] : [least, greatest];
}
