/** That a run is gone from its source was written where the reason stands why it was only partly read. */
export const goneRuns = `
UPDATE runs SET partly = NULL WHERE gone = 1 AND partly = 'its source has it no more; what was read of it stays.';
`;
