import { finding, type GateKind } from '../gateKind';

/** The package is signed, and the signature covers these bytes. */
export const signed: GateKind<'signed'> = {
  name: () => 'signed',
  waivable: true,
  judge: (_, { signature: { state, key }, verification }) => {
    const evidence = key === null ? '' : `key ${key.slice(0, 12)}`;
    if (verification === null)
      return finding('not-run', 'its bytes are not on this machine, so no signature of them can be checked', evidence);
    switch (state) {
      case 'absent':
        return finding('fail', 'it is not signed');
      case 'invalid':
        return finding('fail', 'its signature is not valid for these bytes', evidence);
      case 'unchecked':
        return finding('pass', 'it is signed, and the signature covers these bytes; whose key it is was not checked', evidence); // prettier-ignore
      case 'valid':
        return finding('pass', 'its signature is valid', evidence);
    }
  },
};
