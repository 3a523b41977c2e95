/** What was kept of archives gets every folder that any event put the version into. */
export const archiveFolders = `
UPDATE registry_histories SET history = json_set(history, '$.archive.others', json((
  SELECT json_group_array(folder) FROM (
    SELECT DISTINCT json_extract(event, '$.to') AS folder FROM registry_events
    WHERE scope = registry_histories.model || '@' || registry_histories.digest AND kind = 'archived'
      AND json_extract(event, '$.to') <> json_extract(history, '$.archive.to')
    ORDER BY folder))))
WHERE json_type(history, '$.archive') = 'object';
`;
