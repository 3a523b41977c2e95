import { editDistance } from '../base/text';

/** A longer ending is a word, in which a letter may be wrong. */
const longestEnding = 3;

/**
 * The model that a name is taken for a misspelling of: it differs by one edit at most. Numbers and short endings (`churn2`,
 * `churn-a` beside `churn-b`) make another model of it. Null: none.
 */
export function nearestModel(name: string, among: readonly string[]): string | null {
  return among.find((it) => isMisspelling(name.toLowerCase(), it.toLowerCase())) ?? null;
}

function isMisspelling(name: string, other: string): boolean {
  if (name === other) return true;
  const differsInLetters = withoutDigits(name) !== withoutDigits(other) && stem(name) !== stem(other);
  return differsInLetters && editDistance(name, other, 2) < 2;
}

function withoutDigits(name: string): string {
  return name.replace(/\d+/g, '');
}

/** What stands before a short ending. */
function stem(name: string): string {
  const [, before, ending = ''] = /^(.+)[-_.]([^-_.]*)$/.exec(name) ?? [];
  return before === undefined || ending.length > longestEnding ? name : before;
}
