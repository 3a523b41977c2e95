/** Of events that count, those parents which do not count or are not here; `parent` is a digest. */
export const absentParents = `
SELECT DISTINCT later.scope, parent.value
FROM registry_events AS later, json_each(later.event, '$.parents') AS parent
WHERE NOT EXISTS (SELECT 1 FROM absent_events WHERE absent_events.seq = later.seq)
  AND NOT EXISTS (
    SELECT 1 FROM registry_events WHERE digest = parent.value
      AND NOT EXISTS (SELECT 1 FROM absent_events WHERE absent_events.seq = registry_events.seq))`;

/** They are kept by scope, as they were when it was folded last, so that asking for them reads no event. */
export const missingParents = `
CREATE TABLE missing_parents (
  scope TEXT NOT NULL,
  parent TEXT NOT NULL,
  PRIMARY KEY (scope, parent)
) STRICT, WITHOUT ROWID;
INSERT INTO missing_parents (scope, parent) ${absentParents};
`;
