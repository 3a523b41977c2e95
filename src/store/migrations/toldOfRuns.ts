/** What an importer left of a run tells that its source has it, also where the source says that it was deleted there. */
export const toldOfRuns = `
UPDATE run_details SET state = NULL WHERE number IN (SELECT number FROM runs WHERE gone = 1);
`;
