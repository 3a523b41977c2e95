import { InvalidArgumentError, Option, type Command } from 'commander';

/** Options that every command of runs has. */
export interface RunsOptions {
  readonly config?: string;
  readonly project?: string;
  readonly quiet: boolean;
}

const runsFormats = ['text', 'json', 'csv', 'markdown', 'latex'] as const;
export type RunsFormat = (typeof runsFormats)[number];

/** Which runs, in which order, how many. */
export interface SelectOptions extends RunsOptions {
  readonly filter: string;
  readonly orderBy: readonly string[];
  readonly limit: number | null;
  readonly archived: boolean;
  readonly column: readonly string[];
}

export function withRunsOptions(command: Command): Command {
  return command
    .option('--config <file>', 'another tend.yaml; its paths are relative to itself')
    .option('--project <dir>', 'folder of the project (default: the nearest with tend.yaml or .tend)')
    .option('--quiet', 'no notes', false)
    .option('--no-color', 'no colours');
}

export function withSelectOptions(command: Command): Command {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  const none: readonly string[] = [];
  return withRunsOptions(command)
    .option('--filter <expression>', `such as "metrics.auc > 0.8 and params.model = 'rf'"`, '')
    .addOption(
      new Option('--order-by <column>', 'such as "metrics.auc desc" (repeatable)')
        .argParser(collect)
        .default(none, 'newest first'),
    )
    .addOption(new Option('--limit <n>', 'at most so many runs').argParser(parseLimit).default(null, 'all'))
    .addOption(
      new Option('--column <column>', 'show this column, such as "params.model" (repeatable)')
        .argParser(collect)
        .default(none, 'what tells the runs apart'),
    )
    .option('--archived', 'archived runs too', false);
}

export function runsFormatOption(standard: RunsFormat, formats: readonly RunsFormat[] = runsFormats): Option {
  return new Option('--format <format>', 'how to print').choices([...formats]).default(standard);
}

function parseLimit(value: string): number {
  const limit = Number(value);
  if (Number.isSafeInteger(limit) && limit >= 0 && value.trim() !== '') return limit;
  throw new InvalidArgumentError('Use a whole number.');
}
