import type { Expectations } from '../../project/expectations';
import { expectationOf } from './declared';

/** The head of the table that decides which columns are identifiers: so many records, within so many bytes. */
export const headRecords = 1000;
export const headBytes = 256 * 1024;

/** Share of distinct values below which a column that only looks like an identifier is none. */
export const identifierShare = 0.9;

const nameEnds = /(?:^|[^a-z])(?:id|uuid|guid|key|code)$|[a-z](?:Id|ID|Uuid|UUID|Guid|GUID|Key|Code)$/;
const upperCaseName = /(?:^|[^A-Z])(?:ID|UUID|GUID|KEY|CODE)$/;

/** What the head shows of one column. */
export interface HeadColumn {
  readonly index: number;
  readonly name: string;
  /** Cells that hold a value, and how many different ones there are. */
  readonly values: number;
  readonly distinct: number;
  /** Whether a decimal fraction is among them. */
  readonly decimals: boolean;
}

/** Whether `tend.yaml` says that no value of the column may repeat. */
export function isDeclaredUnique(expectations: Expectations, name: string): boolean {
  return expectations.id?.trim() === name.trim() || expectationOf(expectations, name)?.unique === true;
}

/** Whether a column looks like an identifier by its name, or as the first one by its values. */
export function looksLikeIdentifier(column: HeadColumn): boolean {
  const name = column.name.trim();
  if (column.values === 0) return false;
  if (nameEnds.test(name) || upperCaseName.test(name) || /^(id|uuid|guid|key|code)$/i.test(name))
    return column.distinct >= column.values * identifierShare;
  return column.index === 0 && !column.decimals && column.distinct === column.values;
}
