import { Command } from 'commander';
import type { RegisteredModel } from '../../actions/models/registerModel';
import type { CommandContext } from '../commandContext';
import { oneLine } from '../oneLine';
import { projectPlace } from '../projectPlace';
import { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import { namedPath } from './namedPath';
import type { ReasonOptions } from './reason';

interface RegisterOptions extends ModelsOptions, ReasonOptions {
  readonly name?: string;
  readonly parent?: string;
}

/** `tend models register` */
export function registerCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description = 'Makes a package the next version of a model, which never changes from then on.';
  return withModelsOptions(new Command('register').description(description))
    .argument('<package>', 'folder of a package')
    .option('--name <name>', 'name of the model (default: as the package says)')
    .option('--parent <version>', 'version that it was made from or takes over from, such as churn@3')
    .option('--reason <text>', 'why; required without a terminal')
    .action(async (folder: string, options: RegisterOptions) => exit(await register(context, folder, options)));
}

async function register(command: CommandContext, folder: string, options: RegisterOptions): Promise<ExitCode> {
  const [{ withModels }, { registerModel, registerModelInput }, { printJson }, { reasonOf }, { parsedInput }] =
    await Promise.all([
      import('./openModels'),
      import('../../actions/models/registerModel'),
      import('./printJson'),
      import('./reason'),
      import('./parsedInput'),
    ]);
  const reason = await reasonOf(options, command.signal);
  const { name = null, parent = null } = options;
  const path = namedPath(command.cwd, projectPlace(command.cwd, options).root, folder);
  const input = parsedInput(registerModelInput, { package: path, name, parent, reason });
  return withModels(command, options, async ({ context }) => {
    const registered = await registerModel(context, input);
    command.terminal.progress('');
    if (options.format === 'json') printJson(command, registered);
    else for (const line of registeredLines(registered)) command.terminal.out(`${line}\n`);
    return ExitCode.done;
  });
}

function registeredLines(registered: RegisteredModel): readonly string[] {
  const { version, digest, warning, emptyRequirements, onlyStored } = registered;
  return [
    `${version} is registered.`,
    `  package ${digest}`,
    ...(warning === null ? [] : [`  ${oneLine(warning)}`]),
    ...(emptyRequirements === null ? [] : [`  It lacks requirements, ${oneLine(emptyRequirements)}.`]),
    ...(onlyStored ? unsharedLines(version) : []),
  ];
}

function unsharedLines(version: string): readonly string[] {
  return [
    '  Its bytes are under .tend alone, which git does not hold: no clone gets them.',
    '  To share a version, package it into a folder of the project that git holds (--out), and register that;',
    `  tend models show ${version} says how this one is brought to a clone.`,
  ];
}
