/**
 * Events that are dated before one that they came after, by more than a minute: a clock was wrong, whether they are in the ledger
 * now or not.
 */
export const datedBefore = `
CREATE TABLE dated_before (
  scope TEXT NOT NULL,
  event TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (scope, event)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO dated_before (scope, event, after)
SELECT later.scope, later.digest, earlier.digest
FROM registry_events AS later, json_each(later.event, '$.parents') AS parent
JOIN registry_events AS earlier ON earlier.digest = parent.value
WHERE unixepoch(json_extract(earlier.event, '$.at'), 'subsec') - unixepoch(json_extract(later.event, '$.at'), 'subsec') > 60
ORDER BY later.seq, parent.key;
`;
