import { InvalidArgumentError, Option } from 'commander';

/** How results can be printed. */
export type Format = 'text' | 'json';

/** `--format`; `planned` are formats that the contract names and that are not written yet. */
export function formatOption(planned: readonly string[]): Option {
  return new Option('--format <format>', 'text or json').default('text').argParser((value: string): Format => {
    if (value === 'text' || value === 'json') return value;
    throw new InvalidArgumentError(
      planned.includes(value) ? 'It is not written yet; use text or json.' : 'Use text or json.',
    );
  });
}
