import { Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../commandContext';
import { withModelsOptions, type ModelsOptions } from '../models/modelsOptions';
import { ExitCode } from '../terminal';

interface LogOptions extends ModelsOptions {
  readonly subject?: string;
  readonly limit: number;
}

const usualLimit = 50;

/** `tend audit log` */
export function logCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(new Command('log').description('The changes, newest first.'))
    .option('--subject <name>', 'only those of a model or a version, such as churn or churn@3')
    .option('--limit <n>', 'at most so many', parseLimit, usualLimit)
    .action(async (options: LogOptions) => exit(await printLog(context, options)));
}

function parseLimit(value: string): number {
  const limit = Number(value);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new InvalidArgumentError('Use a whole number above 0.');
}

async function printLog(command: CommandContext, options: LogOptions): Promise<ExitCode> {
  const [{ withModels }, { printJson }, { logText }] = await Promise.all([
    import('../models/openModels'),
    import('../models/printJson'),
    import('../reporters/audit/logReporter'),
  ]);
  const { terminal } = command;
  return withModels(command, { ...options, reads: true }, ({ context: { audit }, note }) => {
    const { subject, limit } = options;
    const records = audit.page({ limit, ...(subject === undefined ? {} : { subject }) });
    if (options.format === 'json') printJson(command, { total: audit.count(), records });
    else {
      const text = { colour: terminal.colour, width: terminal.width ?? Infinity };
      for (const line of logText(records, text)) terminal.out(`${line}\n`);
      if (records.length === 0) note(nothingOf(subject));
      else if (records.length === limit) note(`The newest ${limit}; --limit shows more, tend audit export all.`);
    }
    return ExitCode.done;
  });
}

function nothingOf(subject: string | undefined): string {
  return subject === undefined ? 'Nothing is recorded yet.' : `Nothing is recorded of "${subject}".`;
}
