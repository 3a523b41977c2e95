import { Option } from 'commander';
import type { CheckedFiles } from '../actions/checkData';
import { severities, type Severity } from '../data/finding';
import { ExitCode } from './terminal';

/** The least severity that makes the exit code 1. */
export type FailOn = Severity | 'never';

export function failOnOption(standard: FailOn): Option {
  return new Option('--fail-on <severity>', 'least severity that makes the exit code 1')
    .choices(['error', 'warning', 'info', 'never'])
    .default(standard);
}

/** Whatever is printed, the worst finding decides. */
export function exitCodeFor({ worst }: CheckedFiles, failOn: FailOn): ExitCode {
  if (failOn === 'never' || worst === null) return ExitCode.done;
  return severities.indexOf(worst) <= severities.indexOf(failOn) ? ExitCode.findings : ExitCode.done;
}
