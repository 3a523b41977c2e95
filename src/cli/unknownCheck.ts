import { nearest } from '../base/text';
import { checkIds } from '../data/checks/catalogue';

/** What is wrong with the first id that names no check, as the end of a sentence; null: all name one. */
export function unknownCheck(ids: readonly string[]): string | null {
  const unknown = ids.find((id) => !checkIds.includes(id));
  if (unknown === undefined) return null;
  const near = nearest(unknown, checkIds);
  return `argument '${unknown}' is invalid. There is no such check.${near === null ? '' : ` Did you mean ${near}?`}`;
}
