import spdxCorrect from 'spdx-correct';

/** What is wrong with the name of a licence, as a sentence; null: it is an identifier or an expression of SPDX. */
export function licenceNameProblem(name: string): string | null {
  const meant = name.trim() === '' ? null : spdxCorrect(name, { upgrade: false });
  if (meant === name) return null;
  const advice = meant === null ? 'one of your own is written LicenseRef-NAME.' : `did you mean "${meant}"?`;
  return `"${name}" is no licence of SPDX, so tools that ask which licence it is will not know it; ${advice}`;
}
