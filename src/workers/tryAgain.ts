/** A store that cannot be used is tried again after this many milliseconds: who locked it may be done. */
export const tryAgainAfter = 10_000;
