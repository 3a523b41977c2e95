import { CodeChanges } from '../../actions/runs/compare/code/codeChanges';
import { compareRuns } from '../../actions/runs/compare/compareRuns';
import { comparisonTable } from '../../actions/runs/compare/comparisonTable';
import type { SideInput } from '../../actions/runs/compare/side';
import { readGit } from '../../actions/runs/readGit';
import { writeTable } from '../../actions/runs/export/writeTable';
import { shorten } from '../../base/text';
import type { Comparison } from '../../protocol/experiments/comparison';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { compareJson, compareText } from '../reporters/runs/compareReporter';
import { letteredSides } from './letteredSides';
import { namedRun, noSuchRun } from './namedRun';
import { withRuns, type OpenedRuns } from './openedRuns';
import type { RunsFormat, RunsOptions } from './runsOptions';
import { matchingRuns } from './selecting';

export interface CompareOptions extends RunsOptions {
  readonly format: RunsFormat;
}

/** Prints what differs between the runs or groups that are named; each further one is compared with the first. */
export async function printComparison(
  context: CommandContext,
  words: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const compare = async (runs: OpenedRuns) => {
    const named = words.map((word) => sideOf(context, runs, word));
    const { sides, legend } = options.format === 'text' ? letteredSides(named) : { sides: named, legend: [] };
    const code = new CodeChanges((args, input) => readGit(runs.project.root, args, input));
    const comparison = await compareRuns({ ...runs, code }, sides);
    for (const line of legend) context.terminal.out(`${line}\n`);
    print(context, comparison, options);
  };
  await withRuns(context, options, compare, words);
}

function sideOf(context: CommandContext, runs: OpenedRuns, word: string): SideInput {
  const { store } = runs;
  const number = namedRun(store, word);
  const [run] = number === null ? [] : store.runs([number]);
  if (run) return { row: { type: 'run', id: run.id }, name: run.name, numbers: [run.number] };
  const isFilter = /[^\w.-]/.test(word);
  if (!isFilter) throw noSuchRun(word);
  const repeats = matchingRuns(context, runs, word);
  if (repeats.numbers.length === 0) throw new CommandError(`No run matches "${shorten(word)}".`);
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
