import { Refusal } from '../../../models/refusal';
import { runInvocation, type Invocation } from '../../../models/restore/childProcess';
import type { GateEvidence } from '../../../models/gates/gate';
import type { PromotionContext } from './promotionContext';

/** What a command of a gate is told of the version by its environment. */
interface GateSubject {
  readonly model: string;
  readonly version: number;
  readonly digest: string;
  readonly stage: string;
}

/**
 * Runs the commands of gates in the project, one after another; what they print goes to standard error. Only for somebody who
 * was shown them before. Refused where the workspace is not trusted.
 */
export async function runGateCommands(
  { root, trusted, signal, now, announce }: PromotionContext,
  commands: readonly string[],
  subject: GateSubject,
): Promise<GateEvidence['commands']> {
  if (commands.length > 0 && !trusted)
    throw new Refusal('Commands of gates are not run in a workspace that is not trusted.');
  const ran: GateEvidence['commands'][number][] = [];
  for (const command of commands) {
    announce(command);
    const tell = (line: string) => void process.stderr.write(`${line}\n`);
    const { code } = await runInvocation(gateInvocation(command, root, subject), signal, tell);
    ran.push({ command, exitCode: code, at: now().getTime() });
  }
  return ran;
}

/** The variables of this process, and what a command is told of the version. */
function gateInvocation(command: string, cwd: string, { model, version, digest, stage }: GateSubject): Invocation {
  const env = { TEND_MODEL: model, TEND_VERSION: String(version), TEND_DIGEST: digest, TEND_STAGE: stage };
  return { program: command, args: [], shell: true, cwd, env };
}
