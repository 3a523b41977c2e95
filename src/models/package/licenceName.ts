import spdxCorrect from 'spdx-correct';

/** A licence as SPDX writes it, where all that differs are capital letters; any other name as it is. */
export function licenceAsWritten(name: string): string {
  const meant = name.trim() === '' ? null : spdxCorrect(name, { upgrade: false });
  return meant?.toLowerCase() === name.toLowerCase() ? meant : name;
}

/** What is wrong with the name of a licence, as a sentence; null: it is an identifier or an expression of SPDX. */
export function licenceNameProblem(name: string): string | null {
  const meant = name.trim() === '' ? null : spdxCorrect(name, { upgrade: false });
  if (meant === name) return null;
  const advice = meant === null ? 'one of your own is written LicenseRef-NAME.' : `did you mean "${meant}"?`;
  return `"${name}" is no licence of SPDX, so tools that ask which licence it is will not know it; ${advice}`;
}
