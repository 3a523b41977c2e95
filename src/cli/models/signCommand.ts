import { Command } from 'commander';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import { namedPath } from './namedPath';
import type { ReasonOptions } from './reason';

interface SignOptions extends ModelsOptions, ReasonOptions {
  readonly key: string;
}

/** `tend models sign` */
export function signCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Signs a package by OpenSSF model signing: every file of it, with an elliptic key.';
  return withModelsOptions(new Command('sign').description(description))
    .argument('<package>', 'folder of a package, or a version such as churn@3')
    .requiredOption('--key <private.pem>', 'private key on P-256, P-384 or P-521 (SEC 1 or PKCS 8)')
    .option('--reason <text>', 'why; required without a terminal where the package is registered')
    .action(async (word: string, options: SignOptions) => exit(await sign(context, word, options)));
}

async function sign(command: CommandContext, word: string, options: SignOptions): Promise<ExitCode> {
  const [
    { withModels },
    { isRegistered, signModel },
    { printJson },
    { readKey },
    { givenReason, reasonOf },
    { signedText },
  ] = await Promise.all([
    import('./openModels'),
    import('../../actions/models/signModel'),
    import('./printJson'),
    import('./keyFile'),
    import('./reason'),
    import('../reporters/models/signedText'),
  ]);
  const { cwd, terminal } = command;
  return withModels(command, options, async ({ context }) => {
    const key = readKey(cwd, options.key);
    const path = namedPath(cwd, context.root, word);
    const reason = isRegistered(context, word, path)
      ? await reasonOf(options, command.signal)
      : (givenReason(options) ?? '');
    const input = { package: word, path, key, reason };
    const { digest, event, paths, key: hint, replaced } = await signModel(context, input);
    terminal.progress('');
    if (options.format === 'json')
      printJson(command, { ok: true, event, path: paths[0] ?? null, problems: [], digest, key: hint });
    else terminal.out(signedText(context.root, word, { hint, paths, registered: event !== null, replaced }));
    return ExitCode.done;
  });
}
