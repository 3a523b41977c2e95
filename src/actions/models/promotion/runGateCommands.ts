import { plural, shorten } from '../../../base/text';
import { Refusal } from '../../../models/refusal';
import { runInvocation, type Invocation } from '../../../models/restore/childProcess';
import type { GateRun } from '../../../models/gates/gateRuns';
import { tellWhileRunning } from './tellWhileRunning';
import type { PromotionContext } from './promotionContext';

/** Lines that are kept of what a command prints, and characters of each. */
const mostLines = 1000;
const longestLine = 2000;

/** A command of a gate, and for how many milliseconds it may run. */
export interface GateCommand {
  readonly command: string;
  readonly timeout: number;
}

/** What a command of a gate is told of the version by its environment. */
interface GateSubject {
  readonly model: string;
  readonly version: number;
  readonly digest: string;
  readonly stage: string;
}

/**
 * Runs the commands of gates in the project, one after another, and keeps what came of them. The beginning of what they
 * print is told too, and twice a minute for how long one has run. Only for somebody who was shown them before. Refused where
 * the workspace is not trusted.
 */
export async function runGateCommands(
  { root, trusted, signal, now, announce, tell, gateRuns }: PromotionContext,
  commands: readonly GateCommand[],
  subject: GateSubject,
): Promise<readonly GateRun[]> {
  if (commands.length > 0 && !trusted)
    throw new Refusal('Commands of gates are not run in a workspace that is not trusted.');
  const ran: GateRun[] = [];
  for (const { command, timeout } of commands) {
    announce(command);
    const printed = new LastLines();
    const echo = new FirstLines(tell);
    const print = (line: string) => {
      echo.add(line);
      printed.add(line);
    };
    const quiet = tellWhileRunning(command, tell);
    const invocation = { ...gateInvocation(command, root, subject), timeout };
    const { code, timedOut } = await runInvocation(invocation, signal, print).finally(quiet);
    ran.push({ command, exitCode: code, timedOut, at: now().getTime(), output: printed.text() });
  }
  gateRuns?.keep(subject.digest, subject.stage, ran);
  return ran;
}

/** The variables of this process, and what a command is told of the version. */
function gateInvocation(command: string, cwd: string, { model, version, digest, stage }: GateSubject): Invocation {
  const env = { TEND_MODEL: model, TEND_VERSION: String(version), TEND_DIGEST: digest, TEND_STAGE: stage };
  return { program: command, args: [], shell: true, cwd, env };
}

/** The beginning of what a command prints, told at once. */
class FirstLines {
  #told = 0;

  constructor(private readonly tell: (line: string) => void) {}

  add(line: string): void {
    this.#told++;
    if (this.#told <= mostLines) this.tell(shorten(line, longestLine));
    if (this.#told === mostLines + 1)
      this.tell('(What else it prints is not shown here; its end is kept with its gate.)');
  }
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
