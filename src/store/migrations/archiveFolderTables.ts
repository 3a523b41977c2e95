/** One package may lie in several folders outside the project; before, only the newest was known. */
export const archiveFolderTables = `
CREATE TABLE archive_folders (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL,
  folder TEXT NOT NULL,
  UNIQUE (digest, folder)
) STRICT;
INSERT INTO archive_folders (digest, folder) SELECT digest, folder FROM archive_places;
DROP TABLE archive_places;
`;
