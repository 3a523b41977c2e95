/** Where packages were archived to outside the project: true on this machine only, so it is told to nobody. */
export const archivePlaceTables = `
CREATE TABLE archive_places (
  digest TEXT PRIMARY KEY,
  folder TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
