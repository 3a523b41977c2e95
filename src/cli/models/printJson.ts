import type { CommandContext } from '../commandContext';

/** Prints a JSON document of the contract. */
export function printJson({ terminal, version }: CommandContext, document: object): void {
  terminal.out(`${JSON.stringify({ tend: version, schema: 1, ...document }, null, 2)}\n`);
}
