import { createHash } from 'node:crypto';
import { ageText } from '../../../base/numberText';
import { shorten } from '../../../base/text';
import type { GateSettings } from '../declaredGate';
import { finding, type GateKind } from '../gateKind';

const usualTimeout = 10 * 60_000;

/** For how many milliseconds a command may run. */
export function timeoutOf({ timeout = usualTimeout }: GateSettings['command']): number {
  return timeout;
}

/** A command of the project says yes, by exiting with 0. It is run by whoever gathers the evidence, never here. */
export const command: GateKind<'command'> = {
  name: (settings) => `command ${commandName(settings.command)}`,
  waivable: true,
  judge: (settings, { commands }) => {
    const ran = commands.findLast((it) => it.command === settings.command);
    if (!ran) return finding('not-run', `‘${shorten(settings.command, 60)}’ was not run`);
    const evidence = commandName(settings.command);
    if (ran.timedOut) return finding('fail', timedOutText(settings), evidence, ran.at);
    if (ran.exitCode === null)
      return finding('inconclusive', 'it was stopped or could not be started', evidence, ran.at);
    return finding(ran.exitCode === 0 ? 'pass' : 'fail', `it exited with ${ran.exitCode}`, evidence, ran.at);
  },
};

/** It may have run when its timeout was another one. */
function timedOutText(settings: GateSettings['command']): string {
  return `it was ended because it ran for longer than its timeout, which is ${ageText(timeoutOf(settings))} now`;
}

/** So many characters of a command are shown whole. */
const longestName = 40;

/** A command, of a long one what tells it from others that begin and end alike: the beginning of its SHA-256. */
function commandName(command: string): string {
  if (command.length <= longestName) return command;
  const digest = createHash('sha256').update(command).digest('hex').slice(0, 8);
  return `${shorten(command, longestName - digest.length - 1)} ${digest}`;
}
