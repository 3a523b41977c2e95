/** What was kept of notices gets why they were given, as the event says that it was made of. */
export const noticeReasons = `
UPDATE registry_histories SET history = json_set(history, '$.deprecation.reason', coalesce((
  SELECT json_extract(event, '$.reason') FROM registry_events
  WHERE scope = registry_histories.model || '@' || registry_histories.digest AND kind = 'deprecated'
    AND json_extract(event, '$.notice') = json_extract(history, '$.deprecation.notice')
    AND json_extract(event, '$.by') = json_extract(history, '$.deprecation.by')
  ORDER BY seq DESC LIMIT 1), json_extract(history, '$.deprecation.notice')))
WHERE json_type(history, '$.deprecation') = 'object';
`;
