import { nearest } from '../base/text';
import { checkIds } from '../data/checks/catalogue';
import { damageCheck, dangerCheck } from '../models/inspect/dangerOf';

/** What is wrong with the first id that names no check, as the end of a sentence; null: all name one. */
export function unknownCheck(ids: readonly string[]): string | null {
  const known = [...checkIds, dangerCheck, damageCheck];
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return null;
  const near = nearest(unknown, known);
  return `argument '${unknown}' is invalid. There is no such check.${near === null ? '' : ` Did you mean ${near}?`}`;
}
