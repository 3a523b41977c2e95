import { Command } from 'commander';
import type { Actor } from '../../models/registry/registryStore';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import type { ExitCode } from '../terminal';
import { withModelsOptions, type ModelsOptions } from './modelsOptions';
import type { ReasonOptions } from './reason';

interface ApproveOptions extends ModelsOptions, ReasonOptions {
  readonly to: string;
  readonly as?: string;
}

/** `tend models approve` */
export function approveCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return withModelsOptions(new Command('approve').description('Says yes to a version in a stage, bound to its bytes.'))
    .argument('<version>', 'such as churn@3')
    .requiredOption('--to <stage>', 'such as production')
    .option('--reason <text>', 'why; required without a terminal')
    .option('--as <email>', 'the person who says yes, where a job of CI records it')
    .action(async (version: string, options: ApproveOptions) => exit(await approve(context, version, options)));
}

async function approve(command: CommandContext, version: string, options: ApproveOptions): Promise<ExitCode> {
  const [{ withModels }, { approveModel, approveModelInput }, { printDone }, { reasonOf }, { parsedInput }] =
    await Promise.all([
      import('./openModels'),
      import('../../actions/models/approveModel'),
      import('./printDone'),
      import('./reason'),
      import('./parsedInput'),
    ]);
  const reason = await reasonOf(options, command.signal);
  const input = parsedInput(approveModelInput, { version, stage: options.to, reason });
  return withModels(command, options, ({ context }) => {
    const actor = approver(context.actor, options.as);
    const event = approveModel({ ...context, actor }, input);
    return printDone(command, options, event, `${actor.name} approves ${version} for ${options.to}.`);
  });
}

/** Who says yes. A job of CI runs under whatever address it was given, so it has to name the person; the audit trail says that CI did. */
function approver(actor: Actor, named: string | undefined): Actor {
  if (actor.kind === 'ci') {
    if (named?.trim()) return { ...actor, name: named.trim() };
    throw new CommandError('This is a job of CI (CI is set), and a person has to approve: name them with --as.');
  }
  if (named === undefined) return actor;
  throw new CommandError('--as is for jobs of CI; here git says who approves.');
}
