import { Command } from 'commander';
import { compareRuns } from '../../actions/runs/compare/compareRuns';
import { comparisonTable } from '../../actions/runs/compare/comparisonTable';
import type { SideInput } from '../../actions/runs/compare/side';
import { writeTable } from '../../actions/runs/export/writeTable';
import type { Comparison } from '../../protocol/experiments/comparison';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { compareJson, compareText } from '../reporters/runs/compareReporter';
import { ExitCode } from '../terminal';
import { namedRun, noSuchRun } from './namedRun';
import { withRuns, type OpenedRuns } from './openedRuns';
import { runsFormatOption, withRunsOptions, type RunsFormat, type RunsOptions } from './runsOptions';
import { matchingRuns } from './selecting';

interface CompareOptions extends RunsOptions {
  readonly format: RunsFormat;
}

/** `tend runs compare` */
export function compareCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withRunsOptions(
    new Command('compare').description('What differs between runs, or groups of repeats, and what is noise.'),
  )
    .argument('<side...>', `two or more: id of a run, or a filter that finds repeats, such as "params.model = 'rf'"`)
    .addOption(runsFormatOption('text'))
    .action(async (words: readonly string[], options: CompareOptions) => {
      if (words.length < 2) throw new CommandError('Name two or more runs to compare.');
      await withRuns(context, options, (runs) => {
        const sides = words.map((word) => sideOf(context, runs, word));
        print(context, compareRuns(runs, sides), options);
      });
      exit(ExitCode.done);
    });
}

function sideOf(context: CommandContext, { store }: OpenedRuns, word: string): SideInput {
  const number = namedRun(store, word);
  const [run] = number === null ? [] : store.runs([number]);
  if (run) return { row: { type: 'run', id: run.id }, name: run.name, numbers: [run.number] };
  const isFilter = /[^\w.-]/.test(word);
  const repeats = isFilter ? matchingRuns(context, store, word) : null;
  if (repeats === null || repeats.numbers.length === 0) throw noSuchRun(word);
  return { row: { type: 'group', values: [word] }, name: repeats.name, numbers: [...repeats.numbers] };
}

function print({ terminal, version }: CommandContext, comparison: Comparison, { format }: CompareOptions): void {
  if (format === 'json') terminal.out(compareJson(comparison, version));
  else if (format === 'text') {
    const text = { colour: terminal.colour, width: terminal.width ?? Infinity };
    for (const line of compareText(comparison, text)) terminal.out(`${line}\n`);
  } else {
    const isForPeople = format !== 'csv';
    const table = comparisonTable(comparison, { rounded: isForPeople, onlyDiffering: isForPeople });
    terminal.out(writeTable(table, format));
  }
}
