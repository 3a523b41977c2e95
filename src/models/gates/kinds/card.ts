import { finding, type GateKind } from '../gateKind';

/** Every section of the model card is written. */
export const card: GateKind<'card'> = {
  name: () => 'card',
  waivable: true,
  judge: (_, evidence) => {
    if (evidence.card === null) return finding('not-run', 'the package has no card that can be read');
    if ('problem' in evidence.card) return finding('not-run', `the card of the package ${evidence.card.problem}`);
    const { filled, of, missing } = evidence.card;
    const said = `${filled} of ${of} sections are written`;
    if (missing.length === 0) return finding('pass', said, 'card of the package');
    return finding('fail', `${said}; missing: ${missing.join(', ')}`, 'card of the package');
  },
};
