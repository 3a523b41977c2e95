import { shorten } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** A command of the project says yes, by exiting with 0. It is run by whoever gathers the evidence, never here. */
export const command: GateKind<'command'> = {
  name: (settings) => `command ${shorten(settings.command, 40)}`,
  waivable: true,
  judge: (settings, { commands }) => {
    const ran = commands.findLast((it) => it.command === settings.command);
    if (!ran) return finding('not-run', `"${shorten(settings.command, 60)}" was not run`);
    const evidence = shorten(settings.command, 40);
    if (ran.exitCode === null)
      return finding('inconclusive', 'it was stopped or could not be started', evidence, ran.at);
    return finding(ran.exitCode === 0 ? 'pass' : 'fail', `it exited with ${ran.exitCode}`, evidence, ran.at);
  },
};
