/** Version 1: data sets, their versions and columns, and the sequence that every write bumps. */
export const dataSetTables = `
CREATE TABLE change_sequence (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value INTEGER NOT NULL
) STRICT;
INSERT INTO change_sequence (id, value) VALUES (1, 0);

CREATE TABLE data_sets (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE data_set_versions (
  id INTEGER PRIMARY KEY,
  data_set_id INTEGER NOT NULL REFERENCES data_sets (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  format TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  reason TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL,
  hints INTEGER NOT NULL,
  UNIQUE (data_set_id, digest),
  UNIQUE (data_set_id, number)
) STRICT;

CREATE TABLE column_summaries (
  version_id INTEGER NOT NULL REFERENCES data_set_versions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;
`;
