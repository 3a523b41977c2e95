/** What came of commands of gates on this machine, the last run of each for a package and a stage. Exit code NULL: none. */
export const gateRunTables = `
CREATE TABLE gate_runs (
  digest TEXT NOT NULL,
  stage TEXT NOT NULL,
  command TEXT NOT NULL,
  exit_code INTEGER,
  at INTEGER NOT NULL,
  output TEXT NOT NULL,
  PRIMARY KEY (digest, stage, command)
) STRICT, WITHOUT ROWID;
`;
