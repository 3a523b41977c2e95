import { plural } from '../../../base/text';
import type { SignatureState, Verification } from '../../../models/package/modelPackage';

/** "churn@2 is whole: 7 files. It is signed with the key 6dd83bbdfb41.", in the same words through every door. */
export function wholeSentence(name: string, { files, signed, key }: Verification): string {
  return `${name} is whole: ${plural(files, 'file')}. ${signatures[signed](key === null ? '' : ` with the key ${key.slice(0, 12)}`)}`;
}

const signatures: Readonly<Record<SignatureState, (by: string) => string>> = {
  valid: (by) => `It is signed${by}, and the signature is valid.`,
  invalid: (by) => `It is signed${by}, and the signature is not valid.`,
  absent: () => 'It is not signed.',
  unchecked: (by) => `It is signed${by}; whose key that is was not checked.`,
};
