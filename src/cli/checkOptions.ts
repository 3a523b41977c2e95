import { Command, Option } from 'commander';
import { severities, type Severity } from '../data/finding';
import { failOnOption, type FailOn } from './failOn';
import { formatOption, type Format } from './formatOption';

/** Options of `tend check`, as they are parsed. */
export interface CheckOptions {
  readonly format: Format;
  readonly config?: string;
  readonly failOn: FailOn;
  readonly level: Severity;
  readonly check: readonly string[];
  readonly allCells: boolean;
  readonly output?: string;
  readonly project?: string;
  readonly quiet: boolean;
}

/** `tend check [path…]` without what it does. */
export function describeCheck(): Command {
  const collect = (id: string, previous: readonly string[]) => [...previous, id];
  return new Command('check')
    .description('Data-quality findings, at the exact cell.')
    .argument('[path...]', 'files, folders or globs; without any the declared, else the discovered data sets')
    .addOption(formatOption(['sarif', 'junit']))
    .option('--config <file>', 'another tend.yaml; its paths are relative to itself')
    .addOption(failOnOption('error'))
    .addOption(new Option('--level <severity>', 'least severity to print').choices([...severities]).default('warning'))
    .addOption(new Option('--check <id>', 'only this check (repeatable)').argParser(collect).default([], 'all'))
    .option('--all-cells', 'every affected cell as its own finding', false)
    .option('--output <file>', 'write the results to a file')
    .option('--project <dir>', 'folder of the project (default: the nearest with tend.yaml or .tend)')
    .option('--quiet', 'no summary, no notes', false)
    .option('--no-color', 'no colours');
}
