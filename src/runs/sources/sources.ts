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
}

/** Every format that runs are read from, in the order in which each folder is shown to them. */
export function runSources({ openTables }: SourceNeeds): readonly RunSource[] {
  return [mlflowFiles, mlflowSqlite(openTables), tensorBoard, lightningCsv, kerasCsv, huggingFace, dvcLive, mapped];
}
