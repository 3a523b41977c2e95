/** A record of more bytes is read in pieces, so that memory stays bounded. */
export const longestRecord = 16 * 1024 * 1024;

/** Bytes of keys that are kept in memory, all kinds together, before they go to a temporary file. */
export const keyBudget = 48 * 1024 * 1024;
