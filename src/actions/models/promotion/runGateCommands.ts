import { plural, shorten } from '../../../base/text';
import { Refusal } from '../../../models/refusal';
import { runInvocation, type Invocation } from '../../../models/restore/childProcess';
import type { GateRun } from '../../../models/gates/gateRuns';
import type { PromotionContext } from './promotionContext';

/** Lines that are kept of what a command prints, and characters of each. */
const mostLines = 1000;
const longestLine = 2000;

/** What a command of a gate is told of the version by its environment. */
interface GateSubject {
  readonly model: string;
  readonly version: number;
  readonly digest: string;
  readonly stage: string;
}

/**
 * Runs the commands of gates in the project, one after another, and keeps what came of them; what they print goes to standard
 * error too. Only for somebody who was shown them before. Refused where the workspace is not trusted.
 */
export async function runGateCommands(
  { root, trusted, signal, now, announce, gateRuns }: PromotionContext,
  commands: readonly string[],
  subject: GateSubject,
): Promise<readonly GateRun[]> {
  if (commands.length > 0 && !trusted)
    throw new Refusal('Commands of gates are not run in a workspace that is not trusted.');
  const ran: GateRun[] = [];
  for (const command of commands) {
    announce(command);
    const printed = new LastLines();
    const tell = (line: string) => {
      process.stderr.write(`${line}\n`);
      printed.add(line);
    };
    const { code } = await runInvocation(gateInvocation(command, root, subject), signal, tell);
    ran.push({ command, exitCode: code, at: now().getTime(), output: printed.text() });
  }
  gateRuns?.keep(subject.digest, subject.stage, ran);
  return ran;
}

/** The variables of this process, and what a command is told of the version. */
function gateInvocation(command: string, cwd: string, { model, version, digest, stage }: GateSubject): Invocation {
  const env = { TEND_MODEL: model, TEND_VERSION: String(version), TEND_DIGEST: digest, TEND_STAGE: stage };
  return { program: command, args: [], shell: true, cwd, env };
}

/** The end of what a command prints, which is where it says what went wrong. */
class LastLines {
  readonly #lines: string[] = [];
  #dropped = 0;

  add(line: string): void {
    this.#lines.push(shorten(line, longestLine));
    if (this.#lines.length <= mostLines) return;
    this.#lines.shift();
    this.#dropped++;
  }

  text(): string {
    const before = this.#dropped > 0 ? [`(${plural(this.#dropped, 'line')} before)`] : [];
    return [...before, ...this.#lines].join('\n');
  }
}
