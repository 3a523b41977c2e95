import type { Logger } from '../../base/logger';
import { plural } from '../../base/text';
import { DataError } from '../../data/report';
import type { CheckedFile } from './checkedFile';

interface Turn {
  readonly check: (file: CheckedFile) => Promise<unknown>;
  /** How far it is, in percent more than before. */
  readonly report: (progress: { readonly message: string; readonly increment: number }) => void;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Checks one file after the other. Throws the `DataError` with reason `cancelled` once the signal is aborted, within the last file too. */
export async function checkInTurn(
  files: readonly CheckedFile[],
  { check, report, logger, signal }: Turn,
): Promise<void> {
  const each = 100 / files.length;
  for (const [index, file] of files.entries()) {
    report({ message: `${file.path} (${index + 1} of ${files.length})`, increment: index === 0 ? 0 : each });
    await check(file);
    if (signal.aborted) throw cancelled(index, files.length, logger);
  }
  logger.info(`checked ${plural(files.length, 'data file')}`);
}

function cancelled(done: number, all: number, logger: Logger): DataError {
  const message = `checking was cancelled after ${done} of ${plural(all, 'data file')}`;
  logger.info(message);
  return new DataError('cancelled', `${message}.`);
}
