/**
 * The registry of models: events and audit records, which are only ever added (the triggers stop accidents; REPLACE would
 * delete without asking those of deletion), and what they come to, kept with them in one transaction. Times are milliseconds
 * since 1970.
 */
export const registryTables = `
CREATE TABLE registry_events (
  seq INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  model TEXT NOT NULL,
  scope TEXT NOT NULL,
  kind TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX registry_events_by_scope ON registry_events (scope, seq);
CREATE INDEX registry_events_by_model ON registry_events (model, seq);

CREATE TABLE registry_heads (
  scope TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (scope, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE registry_versions (
  model TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  event TEXT NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (model, number, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX registry_versions_by_digest ON registry_versions (digest, model);

CREATE TABLE registry_histories (
  model TEXT NOT NULL,
  digest TEXT NOT NULL,
  history TEXT NOT NULL,
  PRIMARY KEY (model, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE registry_moves (
  event TEXT PRIMARY KEY,
  model TEXT NOT NULL,
  stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER,
  digest TEXT,
  begins INTEGER NOT NULL,
  ends INTEGER,
  generation INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX registry_moves_in_order ON registry_moves (model, begins, generation, event);

-- Which moves of a stage count from a moment on, as a JSON list of their events.
CREATE TABLE registry_spans (
  model TEXT NOT NULL,
  stage TEXT NOT NULL,
  begins INTEGER NOT NULL,
  events TEXT NOT NULL,
  PRIMARY KEY (model, stage, begins)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_records (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_digest TEXT,
  reason TEXT NOT NULL,
  before TEXT,
  after TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_records_by_subject ON audit_records (subject, seq);

CREATE TRIGGER registry_events_stay BEFORE UPDATE ON registry_events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER registry_events_remain BEFORE DELETE ON registry_events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER registry_events_follow BEFORE INSERT ON registry_events
WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM registry_events)
  OR EXISTS (SELECT 1 FROM registry_events WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;

CREATE TRIGGER audit_records_stay BEFORE UPDATE ON audit_records
BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END;
CREATE TRIGGER audit_records_remain BEFORE DELETE ON audit_records
BEGIN SELECT RAISE(ABORT, 'audit records are never deleted'); END;
CREATE TRIGGER audit_records_follow BEFORE INSERT ON audit_records
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_records)
BEGIN SELECT RAISE(ABORT, 'audit records follow one another'); END;
`;
