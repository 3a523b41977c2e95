/**
 * By the name of a panel, the files that its script imports at once, so that its page asks for all of them together and not
 * for one after the other. The build puts in what it has split the panels into; without it a page only begins later.
 */
export const panelChunks: Readonly<Record<string, readonly string[]>> = {};
