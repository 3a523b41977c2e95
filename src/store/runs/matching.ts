import { runInNewContext } from 'node:vm';
import { StoreError } from '../storeError';

/** Milliseconds that a regular expression may take over all values of a column. */
const patience = 1000;

/** Longer values are matched by their beginning. */
const longestValue = 10_000;

/**
 * The values that a regular expression matches. A pattern can take time without end ("(a+)+$"), and only a script with a time
 * limit can be stopped in the middle of one. Throws `StoreError` for such a pattern.
 */
export function matchingValues(values: readonly string[], pattern: RegExp, milliseconds = patience): readonly string[] {
  try {
    const matches = (value: string) => pattern.test(value.slice(0, longestValue));
    const found: unknown = runInNewContext('values.filter(matches)', { values, matches }, { timeout: milliseconds });
    return found as readonly string[];
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new StoreError(
      'pattern',
      `The regular expression ${pattern.source} takes too long; write it in a simpler way.`,
    );
  }
}

/** The error comes from the realm of the script, where `Error` is another one. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
