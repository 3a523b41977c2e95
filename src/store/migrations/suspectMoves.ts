/** More than a minute lies between what the clock of a move said and when it counts from, or between it and the registration. */
export const suspect = '(abs(begins - said) > 60000 OR registered - said > 60000)';

/** Moves know what their own clock said and when their package was registered, and those that contradict it are found at once. */
export const suspectMoves = `
ALTER TABLE registry_moves ADD COLUMN said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registry_moves ADD COLUMN registered INTEGER;
UPDATE registry_moves SET
  said = coalesce((
    SELECT CAST(round(unixepoch(json_extract(event, '$.at'), 'subsec') * 1000) AS INTEGER)
    FROM registry_events WHERE registry_events.digest = registry_moves.event), begins),
  registered = (
    SELECT min(created) FROM registry_versions
    WHERE registry_versions.digest = registry_moves.digest AND registry_versions.model = registry_moves.model);
CREATE INDEX registry_moves_of_package ON registry_moves (model, digest);
CREATE INDEX registry_moves_suspect ON registry_moves (model, stage) WHERE ${suspect};
`;
