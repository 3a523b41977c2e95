import { spawn } from 'node:child_process';
import { Refusal } from '../../../models/refusal';
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
    signal.throwIfAborted();
    announce(command);
    ran.push({ command, exitCode: await exitCodeOf(command, { root, signal, subject }), at: now().getTime() });
  }
  return ran;
}

interface Running {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly subject: GateSubject;
}

/** Null: it could not be started, or a signal ended it. */
function exitCodeOf(command: string, { root, signal, subject }: Running): Promise<number | null> {
  const env = {
    ...process.env,
    TEND_MODEL: subject.model,
    TEND_VERSION: String(subject.version),
    TEND_DIGEST: subject.digest,
    TEND_STAGE: subject.stage,
  };
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: root, env, shell: true, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(process.stderr, { end: false });
    child.stderr.pipe(process.stderr, { end: false });
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
}
