import { absentEventTables } from './migrations/absentEvents';
import { archiveHistories } from './migrations/archiveHistories';
import { archiveFolders } from './migrations/archiveFolders';
import { archiveFolderTables } from './migrations/archiveFolderTables';
import { archivePlaceTables } from './migrations/archivePlaces';
import { datedBefore } from './migrations/datedBefore';
import { dataSetTables } from './migrations/dataSets';
import { gateRunTables } from './migrations/gateRuns';
import { goneRuns } from './migrations/goneRuns';
import { missingParents } from './migrations/missingParents';
import { noticeReasons } from './migrations/noticeReasons';
import { objectTables } from './migrations/objects';
import { registryTables } from './migrations/registry';
import { runTables } from './migrations/runs';
import { suspectMoves } from './migrations/suspectMoves';
import { toldOfRuns } from './migrations/toldOfRuns';
import { unsaidChanges } from './migrations/unsaidChanges';
import { writtenRuns } from './migrations/writtenRuns';

/** "Tend" in ASCII: how `file(1)` and Tend itself tell this database from others. */
export const applicationId = 0x54656e64;

/**
 * Migration n brings a database from version n to n + 1 (`user_version`). What stands here is never changed again; a new
 * version is a new entry.
 */
export const migrations: readonly string[] = [
  dataSetTables,
  runTables,
  objectTables,
  registryTables,
  archivePlaceTables,
  gateRunTables,
  archiveHistories,
  absentEventTables,
  noticeReasons,
  archiveFolders,
  archiveFolderTables,
  writtenRuns,
  suspectMoves,
  missingParents,
  datedBefore,
  goneRuns,
  toldOfRuns,
  unsaidChanges,
];
