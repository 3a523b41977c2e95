import { formatCount, plural } from '../../base/text';
import { figure, hiddenCharacter, listed, nameOf, quoted, share } from '../../data/checks/shown';
import type { ColumnSummary, FileReport } from '../../data/report';
import type { ColumnExpectation } from '../../project/expectations';
import { escapeMarkdown, markdownTable } from '../markdown';

/** What a hover says of a column, as Markdown without pictures; `value` is the text of the cell, null for the header. */
export function columnMarkdown(
  column: ColumnSummary,
  report: FileReport,
  expected: ColumnExpectation | null,
  value: string | null,
): string {
  const parts = [heading(column, report), spread(column), markdownTable(facts(column, expected, value))];
  return parts.filter((part) => part !== '').join('\n\n');
}

function heading(column: ColumnSummary, { rows }: FileReport): string {
  const name = nameOf(column);
  const distinct = `${formatCount(column.distinct)}${column.distinctExact ? '' : ' or so'} distinct`;
  const missing =
    column.missing === 0 ? 'none missing' : `${formatCount(column.missing)} missing (${share(column.missing, rows)})`;
  return `**${escapeMarkdown(name)}** ${column.type}, ${plural(rows, 'row')}, ${distinct}, ${missing}`;
}

/** The five numbers that say how a column is spread, for those who do not see the picture. */
function spread({ quantiles, min, max, mean }: ColumnSummary): string {
  if (!quantiles) return min === null || max === null ? '' : `From ${valueText(min)} to ${valueText(max)}`;
  const items = [
    `min ${valueText(min)}`,
    `25 % ${valueText(quantiles['0.25'])}`,
    `median ${valueText(quantiles['0.5'])}`,
    `75 % ${valueText(quantiles['0.75'])}`,
    `max ${valueText(max)}`,
    `mean ${valueText(mean)}`,
  ];
  return items.join(' · ');
}

function facts(
  column: ColumnSummary,
  expected: ColumnExpectation | null,
  value: string | null,
): readonly (readonly [string, string])[] {
  const known = value === null ? undefined : column.top.find((entry) => entry.value === value);
  return [
    ...(known ? [['This value', `in ${plural(known.count, 'row')}`] as const] : []),
    ...(expected && expectation(expected) !== '' ? [['Expected', expectation(expected)] as const] : []),
    ...(column.quantiles || column.top.length === 0 ? [] : [['Most frequent', mostFrequent(column)] as const]),
  ];
}

function mostFrequent({ top }: ColumnSummary): string {
  return top
    .slice(0, 5)
    .map(({ value, count }) => `${value === '' ? '(empty)' : wordText(value)} ${formatCount(count)}`)
    .join(', ');
}

/** "integer, 2500 to 6500, never empty" */
function expectation({ type, range, values, nullable, unique }: ColumnExpectation): string {
  return [
    type ?? '',
    range ? `${valueText(range[0])} to ${valueText(range[1])}` : '',
    values ? `one of ${listed(values.map(String).map(wordText), 6)}` : '',
    nullable === false ? 'never empty' : '',
    unique === true ? 'no repeats' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** A word as it stands; in quotes where else nobody could tell it from another one, with what cannot be seen written out. */
function wordText(value: string): string {
  return value !== value.trim() || hiddenCharacter.test(value) ? quoted(value) : value;
}

/** Numbers as in messages; dates and long integers are text already. */
function valueText(value: number | string | null): string {
  return typeof value === 'number' ? figure(value) : (value ?? '–');
}
