/**
 * Version 2: runs. Values are clustered by key, because a table shows, sorts and filters few columns of many runs. NaN is
 * NULL in a row that is there; a missing value is a missing row.
 */
export const runTables = `
-- value grows with every change of the runs; imported is what it was when runs were last imported or removed.
CREATE TABLE run_revision (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value INTEGER NOT NULL,
  imported INTEGER NOT NULL
) STRICT;
INSERT INTO run_revision (id, value, imported) VALUES (1, 0, 0);

CREATE TABLE run_sources (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  path TEXT NOT NULL,
  state TEXT,
  read REAL,
  problem TEXT,
  UNIQUE (kind, path)
) STRICT;

CREATE TABLE runs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES run_sources (id),
  hidden INTEGER NOT NULL GENERATED ALWAYS AS (removed OR deleted) VIRTUAL,
  removed INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  starred INTEGER NOT NULL DEFAULT 0,
  started REAL,
  ended REAL,
  parent INTEGER,
  status TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  experiment TEXT NOT NULL,
  name TEXT NOT NULL,
  given_name TEXT,
  commit_id TEXT,
  user TEXT,
  partly TEXT,
  note TEXT NOT NULL DEFAULT '',
  labels TEXT NOT NULL DEFAULT '[]',
  native_id TEXT NOT NULL,
  fingerprint TEXT,
  parent_native_id TEXT,
  artifacts TEXT,
  UNIQUE (source_id, native_id)
) STRICT;
CREATE INDEX runs_by_fingerprint ON runs (fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX runs_by_parent ON runs (source_id, parent_native_id) WHERE parent_native_id IS NOT NULL;

-- A run that stands in a second source as well; its values are those of the source that has it in runs.
CREATE TABLE run_twins (
  source_id INTEGER NOT NULL REFERENCES run_sources (id),
  native_id TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES runs (number),
  state TEXT,
  PRIMARY KEY (source_id, native_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_environments (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  packages TEXT NOT NULL
) STRICT;

CREATE TABLE run_details (
  number INTEGER PRIMARY KEY REFERENCES runs (number),
  state TEXT,
  environment_id INTEGER REFERENCES run_environments (id),
  code TEXT,
  data TEXT NOT NULL
) STRICT;

-- What is known of a column without reading it: runs that have it (hidden ones not counted), how many of them hold no
-- number, one of its values ('NaN' for NaN), whether another one exists, the most points of a run.
CREATE TABLE run_keys (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('metric', 'param', 'tag')),
  key TEXT NOT NULL,
  runs INTEGER NOT NULL DEFAULT 0,
  odd INTEGER NOT NULL DEFAULT 0,
  sample ANY,
  differs INTEGER NOT NULL DEFAULT 0,
  points INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, key)
) STRICT;

-- least and greatest are NULL for a single point, where they are the last. Two values of one run are never written apart, so
-- that no foreign keys need to be looked up four million times.
CREATE TABLE run_metrics (
  key_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  last REAL,
  points INTEGER NOT NULL,
  last_step REAL,
  last_time REAL,
  least REAL,
  greatest REAL,
  series_id INTEGER,
  PRIMARY KEY (key_id, run_id)
) STRICT, WITHOUT ROWID;

-- Params and tags as recorded, with the number that they spell.
CREATE TABLE run_texts (
  key_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  value TEXT NOT NULL,
  number REAL,
  PRIMARY KEY (key_id, run_id)
) STRICT, WITHOUT ROWID;

-- Series of more than one point. mean and squares (sum of squared deviations from it) leave NaN out; ordered: steps and
-- times never decrease and are never NaN.
CREATE TABLE run_series (
  id INTEGER PRIMARY KEY,
  first REAL,
  first_step REAL,
  first_time REAL,
  mean REAL,
  squares REAL,
  nans INTEGER NOT NULL,
  steps_ordered INTEGER NOT NULL,
  times_ordered INTEGER NOT NULL
) STRICT;

-- id is series * 65536 + number of the block, so that the blocks of a series lie side by side.
CREATE TABLE run_blocks (
  id INTEGER PRIMARY KEY,
  points INTEGER NOT NULL,
  steps BLOB NOT NULL,
  data BLOB NOT NULL,
  times BLOB
) STRICT;

-- Minimum, maximum and last of each 64 points of a full block, by the id of the block.
CREATE TABLE run_pyramids (
  id INTEGER PRIMARY KEY,
  groups BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE run_words USING fts5 (text, content = '', contentless_delete = 1, detail = none);
`;
