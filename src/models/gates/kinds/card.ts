import { finding, type GateKind } from '../gateKind';

/** Every section of the model card is written. */
export const card: GateKind<'card'> = {
  name: () => 'card',
  waivable: true,
  judge: (_, { card: written, verification }) => {
    if (written === null) {
      return verification === null
        ? finding('not-run', 'its bytes are not on this machine, so its card cannot be read')
        : finding('fail', 'the package has no card');
    }
    if ('problem' in written) return finding('inconclusive', `the card of the package ${written.problem}`);
    const { filled, of, missing } = written;
    const said = `${filled} of ${of} sections are written`;
    if (missing.length === 0) return finding('pass', said, 'card of the package');
    return finding('fail', `${said}; missing: ${missing.join(', ')}`, 'card of the package');
  },
};
