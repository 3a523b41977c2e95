import type { GateEvidence } from '../gate';
import { finding, type GateFinding, type GateKind } from '../gateKind';

/** The package is signed, and the signature covers these bytes; where keys are named, it was made with one of them. */
export const signed: GateKind<'signed'> = {
  name: () => 'signed',
  waivable: true,
  judge: (settings, { signature, verification }) => {
    const { state, key } = signature;
    const evidence = key === null ? '' : `key ${key.slice(0, 12)}`;
    if (verification === null)
      return finding('not-run', 'its bytes are not on this machine, so no signature of them can be checked', evidence);
    if (state === 'absent') return finding('fail', 'it is not signed');
    if (state === 'invalid') return finding('fail', 'its signature is not valid for these bytes', evidence);
    if (settings !== null) return byOneOf(settings.keys, signature, evidence);
    return finding('pass', 'it is signed, and the signature covers these bytes; whose key it is was not checked', evidence); // prettier-ignore
  },
};

function byOneOf(keys: readonly string[], { key, declared }: GateEvidence['signature'], evidence: string): GateFinding {
  const signer = keys.find((name) => declared?.get(name) === 'signed');
  if (signer !== undefined) return finding('pass', `its signature is valid with the key ${signer}`, evidence);
  const others: string[] = [];
  for (const name of keys) {
    const came = declared?.get(name);
    if (typeof came !== 'object') continue;
    if ('problem' in came) return finding('inconclusive', came.problem, evidence);
    // Anybody can write the name of a key into a signature.
    if (came.didNotSign === key)
      return finding('fail', `its signature names the key of ${name}, and was not made with it`, evidence);
    others.push(`${name} (key ${came.didNotSign.slice(0, 12)})`);
  }
  const which = keys.length === 1 ? 'not that of' : 'none of those of';
  return finding(
    'fail',
    `it is signed with the key ${key?.slice(0, 12) ?? '?'}, which is ${which} ${others.join(', ')}`,
  );
}
