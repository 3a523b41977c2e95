/**
 * Who needs which objects, and which files were digested before; `identity` is what the file system says of one.
 */
export const objectTables = `
CREATE TABLE object_holds (
  owner TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (owner, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE digested_files (
  path TEXT PRIMARY KEY,
  identity TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX digested_files_by_size ON digested_files (bytes);
`;
