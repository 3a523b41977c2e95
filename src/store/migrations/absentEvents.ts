/**
 * Events whose files were not in the ledger when it was last looked at (another branch is checked out, a commit was reverted):
 * they are kept, and what the others come to does not count them. `ledger_changes` counts the times that such were found.
 */
export const absentEventTables = `
CREATE TABLE absent_events (
  seq INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE ledger_changes (
  value INTEGER NOT NULL
) STRICT;
INSERT INTO ledger_changes (value) VALUES (0);
`;
