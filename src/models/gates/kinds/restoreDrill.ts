import { ageText, durationText } from '../../../base/numberText';
import { plural } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

const day = 86_400_000;

/** Its bytes were restored lately and gave the recorded answers. The newest drill counts. */
export const restoreDrill: GateKind<'restore-drill'> = {
  name: () => 'restore-drill',
  waivable: true,
  judge: ({ within }, { drills: [newest], now, model, version }) => {
    const needed = `needed within ${within < day ? ageText(within) : `${Math.round(within / day)} d`}`;
    const address = `${model}@${version}`;
    if (!newest) return finding('not-run', `never run for ${address}; ${needed}`);
    const { ok, at, seconds, pairs, problems, environment } = newest;
    if (!ok) return finding('fail', `the last one failed: ${problems[0] ?? 'the answers differ'}`, environment, at);
    if (now - at > within)
      return finding('not-run', `last passed ${ageText(now - at)} ago; ${needed}`, environment, at);
    return finding(
      'pass',
      `passed in ${durationText(1000 * seconds)} on ${plural(pairs, 'recorded answer')}`,
      environment,
      at,
    );
  },
};
