import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { actorOf } from '../../actions/models/actor';
import type { ModelContext, Progress } from '../../actions/models/modelContext';
import { modelStores } from '../../actions/models/modelStores';
import { syncLedger } from '../../actions/models/syncLedger';
import { silentLogger } from '../../base/logger';
import { formatBytes, formatCount, plural } from '../../base/text';
import { diskFailure } from '../../disk/diskFailure';
import { isInRepository } from '../../disk/isInRepository';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import { Refusal, UnusableInput, withWhatToType } from '../../models/refusal';
import type { ParsedConfig } from '../../project/parsedConfig';
import { emptyPassingStore } from '../../store/passingStore';
import type { Store } from '../../store/store';
import { StoreError } from '../../store/storeError';
import { hasStore } from '../../store/storeFiles';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { openedStore, readStore } from '../openedStore';
import { openProject } from '../project';
import type { ProjectOptions } from '../projectPlace';
import { ExitCode } from '../terminal';

/** A project with its models. */
export interface OpenedModels {
  readonly context: ModelContext;
  readonly store: Store;
  readonly note: (line: string) => void;
  readonly tendYaml: ParsedConfig;
  /** Whether what is recorded stays: else the store is one that goes with the command. */
  readonly isKept: boolean;
}

export interface OpenOptions extends ProjectOptions {
  readonly quiet: boolean;
  /** The command only reads: where nothing was ever kept, nothing is made. */
  readonly reads?: true;
  /** What does where the store cannot be written, as a sentence that is told with that. */
  readonly whereReadOnly?: string;
  /** The command says itself what is wrong with each file of the ledger. */
  readonly verifiesLedger?: true;
  /** How it answers; `json` is read by programs. */
  readonly format?: string;
}

/**
 * Runs a command with the registry of a project, which is made when it is missing (for one that only reads: where there is a
 * ledger to take in) and brought up to its ledger first. Returns
 * the exit code of `work`; a refusal is a `CommandError` with its own. Whoever names a folder to the command line trusts it.
 */
export async function withModels(
  command: CommandContext,
  options: OpenOptions,
  work: (models: OpenedModels) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  const { terminal } = command;
  const project = openProject(command.cwd, options);
  if (project.config.unusable !== null) throw new CommandError(project.config.unusable);
  const { store, passing } = await storeOf(command, project.root, options);
  const note = (line: string) => {
    if (!options.quiet) terminal.note(line);
  };
  try {
    const context: ModelContext = {
      root: project.root,
      config: project.config.parsed.config,
      ...modelStores(store),
      actor: actorOf(project.root, process.env),
      now: command.now,
      signal: command.signal,
      progress: (progress) => terminal.progress(progressText(progress)),
      logger: silentLogger,
      trusted: true,
    };
    for (const { path, problem } of syncLedger(context).problems)
      if (!options.verifiesLedger || path === ledgerFolder) note(`${path}: ${problem}`);
    terminal.progress('');
    const before = context.registry.revision();
    const code = await work({ context, store, note, tendYaml: project.config.parsed, isKept: passing === null });
    const isRecorded = context.registry.revision() !== before;
    if (isRecorded && options.format !== 'json' && isInRepository(project.root)) note(sharing);
    return code;
  } catch (error) {
    throw told(error);
  } finally {
    terminal.progress('');
    store.dispose();
    passing?.dispose();
  }
}

/** `passing`: what goes with the command, of one that only reads where nothing was ever kept, or nothing can be. */
async function storeOf(command: CommandContext, root: string, { reads, whereReadOnly }: OpenOptions) {
  if (!reads) return { store: await openedStore(command, root, whereReadOnly), passing: null };
  if (!isUntouched(root)) return readStore(command, root);
  const passing = emptyPassingStore();
  return { store: await openedStore(command, passing.root), passing };
}

/** What is recorded here is known to others once git has brought it to them. */
const sharing = `Commit ${ledgerFolder} to share it.`;

/** A project of which nothing was recorded yet: a store in it would make it one that takes over its subfolders. */
function isUntouched(root: string): boolean {
  return !hasStore(root) && !existsSync(join(root, ledgerFolder));
}

/** A refusal is an answer; what cannot be read or used is bad usage. */
function told(error: unknown): unknown {
  if (error instanceof Refusal)
    return new CommandError(withWhatToType(error), { cause: error, exitCode: ExitCode.findings });
  const failure = diskFailure(error);
  if (failure !== null) return new CommandError(`This cannot be written: ${failure}.`, { cause: error });
  if (error instanceof UnusableInput) return new CommandError(withWhatToType(error), { cause: error });
  return error instanceof StoreError ? new CommandError(error.message, { cause: error }) : error;
}

function progressText(progress: Progress): string {
  const { text } = progress;
  if (progress.done === null) return text;
  const { done, total, unit } = progress;
  return unit === 'bytes'
    ? `${text}: ${formatBytes(done)} of ${formatBytes(total)}`
    : `${text}: ${formatCount(done)} of ${plural(total, unit)}`;
}
