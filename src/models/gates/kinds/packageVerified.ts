import { plural } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** Every byte of the package is what its digest says. Cannot be waived: all other evidence is bound to these bytes. */
export const packageVerified: GateKind<'package-verified'> = {
  name: () => 'package-verified',
  waivable: false,
  judge: (_, { verification, digest, now }) => {
    const evidence = digest.slice(0, 19);
    if (verification === null)
      return finding('not-run', 'its bytes are not on this machine, so they cannot be verified');
    const { ok, files, problem } = verification;
    if (!ok) return finding('fail', problem ?? 'the package is damaged', evidence, now);
    return finding('pass', `${plural(files, 'file')}, all digests match`, evidence, now);
  },
};
