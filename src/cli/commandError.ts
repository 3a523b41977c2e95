import { ExitCode } from './terminal';

/** Bad usage, input of which nothing can be read, or a rule that says no: one sentence on standard error, and an exit code. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(
    message: string,
    { exitCode = ExitCode.unusable, ...options }: ErrorOptions & { readonly exitCode?: ExitCode } = {},
  ) {
    super(message, options);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
