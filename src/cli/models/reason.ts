import { createInterface } from 'node:readline/promises';
import { longestReason, tooLongReason } from '../../actions/models/reason';
import { CommandError } from '../commandError';

export interface ReasonOptions {
  readonly reason?: string;
}

/**
 * Why something is written to the registry: as given, else asked for on a terminal. Throws `CommandError` without one, and where
 * it is too long.
 */
export async function reasonOf({ reason }: ReasonOptions, signal: AbortSignal): Promise<string> {
  const isAsked = reason === undefined && process.stdin.isTTY && process.stderr.isTTY;
  const given = givenReason({ reason: isAsked ? await asked(signal) : reason });
  if (!given) throw new CommandError('Say with --reason why; it is kept in the registry and in the audit trail.');
  return given;
}

/** The reason, if there is one. Throws `CommandError` where it is too long. */
export function givenReason({ reason }: { readonly reason?: string | undefined }): string | undefined {
  const given = reason?.trim();
  if (given !== undefined && given.length > longestReason) throw new CommandError(tooLongReason);
  return given;
}

async function asked(signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question('Reason: ', { signal });
  } finally {
    lines.close();
  }
}
