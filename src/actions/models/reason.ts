import * as z from 'zod/mini';

/** Characters that a reason has at most: it is read in lists, and every clone keeps it for good. */
export const longestReason = 2000;

/** The sentence for a reason that is longer. */
export const tooLongReason = 'A reason has up to 2,000 characters; keep the rest in a document and name that.';

/** Why something is done, as a person says it; the audit trail keeps it. */
export const reasonText = z.string().check(z.maxLength(longestReason, tooLongReason));

/** One that has to be given. */
export const neededReason = reasonText.check(z.minLength(1));
