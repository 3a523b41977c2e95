/** Where an object lies below the folder of objects: `sha256/ab/cdef…`. Throws where the text is no digest. */
export function objectName(digest: string): string {
  const [, first, rest] = /^sha256:([0-9a-f]{2})([0-9a-f]{62})$/.exec(digest) ?? [];
  if (first === undefined || rest === undefined) throw new Error(`${digest} is not a SHA-256 digest.`);
  return `sha256/${first}/${rest}`;
}
