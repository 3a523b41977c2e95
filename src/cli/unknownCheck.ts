import { nearestName } from '../base/text';
import { explainedChecks } from '../actions/explainedChecks';

/** What is wrong with the first id that names no check, as the end of a sentence; null: all name one. */
export function unknownCheck(ids: readonly string[]): string | null {
  const known = explainedChecks.map((it) => it.id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return null;
  const near = nearestName(unknown, known);
  return `argument '${unknown}' is invalid. There is no such check.${near === null ? '' : ` Did you mean ${near}?`}`;
}
