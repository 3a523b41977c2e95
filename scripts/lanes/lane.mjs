/**
 * @typedef {object} LaneCounts
 * @property {number} passed
 * @property {number} failed
 * @property {string} [note] where it ran, for the output
 * @property {readonly string[]} [failures] the tests that failed, each with its reason; said again at the very end
 *
 * @typedef {object} Lane
 * @property {string} name
 * @property {boolean} needed with CI=true its absence is a failure
 * @property {() => Promise<LaneCounts>} run throws `LaneSkipped` where it cannot be set up
 */

/** The lane cannot be set up here; the message says why in one line. */
export class LaneSkipped extends Error {}

/**
 * Runs what a lane needs before it starts; whatever fails there skips the lane.
 * @template T
 * @param {() => Promise<T>} prepare
 * @returns {Promise<T>}
 */
export async function prepared(prepare) {
  try {
    return await prepare();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new LaneSkipped(message.trim().split('\n').slice(0, 2).join(' '), { cause: error });
  }
}

/**
 * Counts of a lane that is a list of yes-or-no questions.
 * @param {readonly boolean[]} answers
 * @returns {LaneCounts}
 */
export function counted(answers) {
  const passed = answers.filter(Boolean).length;
  return { passed, failed: answers.length - passed };
}
