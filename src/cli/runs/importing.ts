import { resolve } from 'node:path';
import { importRuns, type ImportedRuns, type ImportProgress } from '../../actions/runs/importRuns';
import { readGit } from '../../actions/runs/readGit';
import { silentLogger } from '../../base/logger';
import { plural } from '../../base/text';
import { sourcePaths } from '../../project/declaredRuns';
import type { RunStore } from '../../runs/runStore';
import { shownPath } from '../../runs/importing/shownPath';
import { runSources } from '../../runs/sources/sources';
import type { CommandContext } from '../commandContext';
import type { CommandProject } from '../project';

export interface Importing {
  /** Absolute; empty: what the project holds and `tend.yaml` declares. */
  readonly paths: readonly string[];
  readonly full: boolean;
  /** Native ids of runs that are looked at file by file. */
  readonly closely?: ReadonlySet<string>;
}

/** Reads what is new of the runs on disk, with progress on a terminal. Whoever names a folder to the command line trusts it. */
export async function importInto(
  { terminal, signal, now }: CommandContext,
  { project, store }: { readonly project: CommandProject; readonly store: RunStore },
  { paths, full, closely = new Set() }: Importing,
): Promise<ImportedRuns> {
  const { openForeignTables } = await import('../../store/foreignTables');
  const { root, config } = project;
  const declared = sourcePaths(config.parsed.config);
  const onProgress = ({ source, runs }: ImportProgress) =>
    terminal.progress(`Reading ${shownPath(root, source.path)}: ${plural(runs, 'run')}`);
  return importRuns(
    {
      store,
      sources: runSources({ openTables: (path) => openForeignTables(path, silentLogger), readGit }),
      signal,
      now: () => now().getTime(),
      logger: silentLogger,
      onProgress,
    },
    { root, paths, declared: declared.map((path) => resolve(config.folder, path)), full, closely },
  );
}
