/** When the log of a run was last written, where nothing else tells that it goes on. */
export const writtenRuns = `
ALTER TABLE runs ADD COLUMN written REAL;
`;
