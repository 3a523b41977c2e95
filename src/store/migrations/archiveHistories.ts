/**
 * What was kept of archives and of notices gets what is told of them since: that nothing was taken back yet, and until when any
 * event asked that it is kept, in milliseconds since 1970 (2440587.5 is its Julian day).
 */
export const archiveHistories = `
UPDATE registry_histories SET history = json_set(history, '$.archive.back', NULL, '$.archive.retainUntil', (
  SELECT max(CAST(round((julianday(json_extract(event, '$.retainUntil')) - 2440587.5) * 86400000) AS INTEGER))
  FROM registry_events
  WHERE scope = registry_histories.model || '@' || registry_histories.digest AND kind = 'archived'))
WHERE json_type(history, '$.archive') = 'object';

UPDATE registry_histories SET history = json_set(history, '$.deprecation.replacementDigest', NULL)
WHERE json_type(history, '$.deprecation') = 'object';
`;
