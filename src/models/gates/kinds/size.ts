import { formatBytes } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** The package is small enough. */
export const size: GateKind<'size'> = {
  name: () => 'size',
  waivable: true,
  judge: ({ max }, { bytes }) =>
    finding(bytes <= max ? 'pass' : 'fail', `${formatBytes(bytes)}, limit ${formatBytes(max)}`, 'the package'),
};
