import { Option } from 'commander';
import type { CheckedFiles } from '../actions/checkData';
import { severities, type Severity } from '../data/finding';
import { partlyChecked } from './reporters/summary';
import { ExitCode } from './terminal';

/** The least severity that makes the exit code 1. */
export type FailOn = Severity | 'never';

export function failOnOption(standard: FailOn): Option {
  return new Option('--fail-on <severity>', 'least severity that makes the exit code 1')
    .choices(['error', 'warning', 'info', 'never'])
    .default(standard);
}

/** Whatever is printed, the worst finding decides, be it of the data or of `tend.yaml`; half a file is as bad as a warning. */
export function exitCodeFor(
  checked: CheckedFiles,
  notes: readonly { readonly severity: Severity }[],
  failOn: FailOn,
): ExitCode {
  if (failOn === 'never') return ExitCode.done;
  const { worst } = checked;
  const others = [...partlyChecked(checked.files), ...notes].map(({ severity }) => severity);
  const found = worst === null ? others : [worst, ...others];
  const fails = found.some((it) => severities.indexOf(it) <= severities.indexOf(failOn));
  return fails ? ExitCode.findings : ExitCode.done;
}
