import { formatBytes } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** The package is small enough. */
export const size: GateKind<'size'> = {
  name: () => 'size',
  waivable: true,
  judge: ({ max }, { bytes, verification }) => {
    const said = `${formatBytes(bytes)}, limit ${formatBytes(max)}`;
    if (verification === null)
      return finding('not-run', `${said}, by what its registration says: its bytes are not on this machine`);
    return finding(bytes <= max ? 'pass' : 'fail', said, 'the package');
  },
};
