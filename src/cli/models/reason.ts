import { createInterface } from 'node:readline/promises';
import { CommandError } from '../commandError';

export interface ReasonOptions {
  readonly reason?: string;
}

/** Why something is written to the registry: as given, else asked for on a terminal. Throws `CommandError` without one. */
export async function reasonOf({ reason }: ReasonOptions, signal: AbortSignal): Promise<string> {
  const given = reason?.trim() ?? (process.stdin.isTTY && process.stderr.isTTY ? await asked(signal) : '');
  if (given === '') throw new CommandError('Say with --reason why; it is kept in the registry and in the audit trail.');
  return given;
}

async function asked(signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question('Reason: ', { signal })).trim();
  } finally {
    lines.close();
  }
}
