import type { ColumnRef } from '../../../src/protocol/experiments/column';

/** How the table calls the group of some values. */
export function groupName(by: readonly ColumnRef[], of: readonly (number | string | null)[]): string {
  if (of.every((value) => value === null)) return `no ${by.map(({ key }) => key).join(' or ')}`;
  return of.map((value) => value ?? '–').join(' · ');
}
