import type { Logger } from '../../base/logger';
import { spanText } from '../../base/numberText';
import { plural } from '../../base/text';
import { DataError } from '../../data/report';
import type { CheckedFile } from './checkedFile';

interface Turn {
  readonly check: (file: CheckedFile) => Promise<unknown>;
  /** How far it is, in percent more than before. */
  readonly report: (progress: { readonly message: string; readonly increment: number }) => void;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds from a moment that does not change. */
  readonly now: () => number;
}

/** Checks one file after the other. Throws the `DataError` with reason `cancelled` once the signal is aborted, within the last file too. */
export async function checkInTurn(
  files: readonly CheckedFile[],
  { check, report, logger, signal, now }: Turn,
): Promise<void> {
  const begun = now();
  const each = 100 / files.length;
  for (const [index, file] of files.entries()) {
    report({ message: `${file.path} (${index + 1} of ${files.length})`, increment: index === 0 ? 0 : each });
    await check(file);
    if (signal.aborted) throw cancelled(index, files.length, spanText(now() - begun), logger);
  }
  logger.info(`checked ${plural(files.length, 'data file')}`);
}

function cancelled(done: number, all: number, span: string, logger: Logger): DataError {
  const message = `checking was cancelled after ${span}, with ${done} of ${plural(all, 'data file')} checked`;
  logger.info(message);
  return new DataError('cancelled', `${message}.`);
}
