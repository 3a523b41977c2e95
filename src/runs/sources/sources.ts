import type { ReadGit } from './dvc/gitExperiments';
import { dvcLive } from './dvcLive';
import { huggingFace } from './huggingFace';
import { kerasCsv } from './kerasCsv';
import { lightningCsv } from './lightningCsv';
import { mapped } from './mapped/mapped';
import { mlflowFiles } from './mlflowFiles';
import { mlflowSqlite } from './mlflowSqlite';
import type { ForeignTables, RunSource } from './source';
import { tensorBoard } from './tensorBoard/tensorBoard';

/** What sources need from around them. */
export interface SourceNeeds {
  /** Opens a database of somebody else to be read; throws where that cannot be done. */
  readonly openTables: (path: string) => ForeignTables;
  /** Asks git, in a folder that the person trusts; without it what trackers keep in git is not read. */
  readonly readGit?: ReadGit;
}

/** Every format that runs are read from, in the order in which each folder is shown to them. */
export function runSources({ openTables, readGit = noGit }: SourceNeeds): readonly RunSource[] {
  const [tables, live] = [mlflowSqlite(openTables), dvcLive(readGit)];
  return [mlflowFiles, tables, tensorBoard, lightningCsv, kerasCsv, huggingFace, live, mapped];
}

function noGit(): Promise<null> {
  return Promise.resolve(null);
}
