import { capital } from '../../base/text';

/** As many reasons as fit into a sentence. */
const fewReasons = 3;

/** Why not all of a run could be read, in one sentence; null when there is no reason. */
export function partlyRead(reasons: readonly string[]): string | null {
  if (reasons.length === 0) return null;
  const more = reasons.length - fewReasons;
  const text = `${reasons.slice(0, fewReasons).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
  return capital(text);
}
