import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import type { ExitCode } from '../terminal';
import { withModelsOptions } from './modelsOptions';
import type { VerifyOptions } from './printVerification';

/** `tend models verify` */
export function verifyCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Reads every byte of a package and names each file that fails, and why.';
  return withModelsOptions(new Command('verify').description(description))
    .argument('<package>', 'folder of a package, or a version such as churn@3')
    .option('--key <public.pem>', 'the key that it is to be signed with')
    .action(async (word: string, options: VerifyOptions) => {
      const { printVerification } = await import('./printVerification');
      exit(await printVerification(context, word, options));
    });
}
