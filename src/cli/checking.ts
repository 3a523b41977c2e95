import { availableParallelism } from 'node:os';
import type { CheckDataContext } from '../actions/checkData';
import { silentLogger } from '../base/logger';
import { directRunner } from './directRunner';
import type { ProfileKeeper } from './profileKeeper';
import type { CommandContext } from './commandContext';
import type { CommandProject } from './project';

/** More threads wait for the disk. */
const mostThreads = 8;

/** What checking needs from around it, on the command line. */
export function checkingContext(
  { terminal, signal, now }: CommandContext,
  project: CommandProject,
  keeper: ProfileKeeper | null,
): CheckDataContext {
  return {
    run: directRunner,
    logger: silentLogger,
    now,
    threads: Math.min(availableParallelism(), mostThreads),
    signal,
    expectationsFor: (path) => project.expectationsFor(path),
    ...(keeper ? { save: (report) => keeper.save(report) } : {}),
    onProgress: (file, share) => terminal.progress(`Checking ${file}: ${Math.round(share * 100)} %`),
  };
}
