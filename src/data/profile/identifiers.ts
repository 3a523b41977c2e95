import type { Expectations } from '../../project/expectations';
import { expectationOf } from './declared';

/** The head of the table that decides which columns are identifiers: so many records, within so many bytes. */
export const headRecords = 1000;
export const headBytes = 256 * 1024;

/** Share of distinct values below which a column that only looks like an identifier is none. */
export const identifierShare = 0.9;

const nameEnds = /(?:^|[^a-z])(?:id|uuid|guid|key|code)$|[a-z](?:Id|ID|Uuid|UUID|Guid|GUID|Key|Code)$/;
const upperCaseName = /(?:^|[^A-Z])(?:ID|UUID|GUID|KEY|CODE)$/;

/** Whether a column is named like one that tells records apart: id, customerId, ORDER_KEY. */
export function isIdentifierName(name: string): boolean {
  const plain = name.trim();
  return nameEnds.test(plain) || upperCaseName.test(plain) || /^(?:id|uuid|guid|key|code)$/i.test(plain);
}

/** Share of distinct values from which a column of numbers or codes is one of identifiers with a slip. */
const numberedShare = 0.98;

/** Customer numbers are named like this; telephone numbers too, but people share those. */
const numberName = /(?:^|[^a-z])(?:no|nr|num|number|nummer)\.?$|[a-z](?:No|Nr|Num|Number)$|[a-z]{3}(?:nr|nummer)$/;
const sharedName = /phone|tel|fax|mobil|house|haus|street|room|zip|plz/i;
const calledName =
  /(?:^|[^a-z])(?:(?:tele)?phone|cellphone|telefon|tel|(?:tele)?fax|mobile|handy)(?:[^a-z]*(?:no|nr|num|number|nummer))?\.?$/i;
const calledCamelName = /[a-z](?:Phone|Telefon|Tel|Fax|Mobile)(?:No|Nr|Num|Number)?$/;

/** What the head shows of one column. */
export interface HeadColumn {
  readonly index: number;
  readonly name: string;
  /** Cells that hold a value, and how many different ones there are. */
  readonly values: number;
  readonly distinct: number;
  /** Whether a decimal fraction is among them. */
  readonly decimals: boolean;
  /** Whether all are whole numbers or codes that end in digits: 10050, R0046. */
  readonly codes: boolean;
  /** The same, and hardly a number is left out: 10001, 10002, 10003. */
  readonly consecutive: boolean;
}

/** Whether `tend.yaml` says that no value of the column may repeat. */
export function isDeclaredUnique(expectations: Expectations, name: string): boolean {
  return expectations.id?.trim() === name.trim() || expectationOf(expectations, name)?.unique === true;
}

/** Whether a column looks like an identifier by its name, or as the first one by its values. */
export function looksLikeIdentifier(column: HeadColumn): boolean {
  if (column.values === 0) return false;
  if (isIdentifierName(column.name)) return column.distinct >= column.values * identifierShare;
  if (column.index === 0 && !column.decimals && column.distinct === column.values) return true;
  return isNumbered(column) && column.distinct >= column.values * numberedShare;
}

/** Whether somebody numbered the records: by the name, or as the first column of a gapless series. */
function isNumbered({ index, name, codes, consecutive }: HeadColumn): boolean {
  return (index === 0 && consecutive && !isTimeName(name)) || (codes && isNumberName(name));
}

/** Whether a column is named like one of telephone numbers, which are large and small by nobody's measure. */
export function isTelephoneName(name: string): boolean {
  return calledName.test(name.trim()) || calledCamelName.test(name.trim());
}

/** Whether a column is named like one that numbers things: Kundennr, invoice_no, "Order Number". */
export function isNumberName(name: string): boolean {
  const plain = name.trim();
  return numberName.test(/\p{Ll}/u.test(plain) ? decapitalized(plain) : plain.toLowerCase()) && !sharedName.test(plain);
}

/** "Number" and "Order Number" as their words would be written in a sentence; orderNumber stays. */
function decapitalized(name: string): string {
  return name.replace(/(?:^|[^\p{L}])\p{Lu}/gu, (start) => start.toLowerCase());
}

/** Steps of time may repeat. */
function isTimeName(name: string): boolean {
  return /(?:^|[^a-z])(?:t|ts|time|date|datetime|timestamp|epoch|step|tick|year|month|week|day|hour|minute|second|frame)s?$/i.test(
    name.trim(),
  );
}

const code = /^(?:[\p{L}]{1,6}[-_/ ]?|[-_#])?\d{1,15}$/u;

/** Numbered without gaps: the series that the texts of a column make, as far as they end in digits. */
export function seriesOf(texts: ReadonlySet<string>): Pick<HeadColumn, 'codes' | 'consecutive'> {
  let low = Infinity;
  let high = -Infinity;
  const prefixes = new Set<string>();
  for (const text of texts) {
    const trimmed = text.trim();
    if (!code.test(trimmed)) return { codes: false, consecutive: false };
    const digits = /\d+$/.exec(trimmed)?.[0] ?? '';
    prefixes.add(trimmed.slice(0, -digits.length));
    low = Math.min(low, Number(digits));
    high = Math.max(high, Number(digits));
  }
  const most = Math.max(texts.size * mostGaps, texts.size + 3);
  return { codes: true, consecutive: prefixes.size === 1 && high - low + 1 <= most };
}

/** Length of a series, gaps included, as a multiple of what is there. */
const mostGaps = 1.25;
