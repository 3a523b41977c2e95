import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { readThrough } from './readThrough';
import type { Streaming } from './streaming';

export interface Digested {
  /** `sha256:…` */
  readonly digest: string;
  readonly bytes: number;
}

export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The digest of a file. Throws where it is changed meanwhile. */
export async function digestFile(path: string, streaming: Streaming): Promise<Digested> {
  const file = await open(path, 'r');
  try {
    return await digestWhile(file, path, streaming, () => undefined);
  } finally {
    await file.close();
  }
}

/** Digests an open file; each block is handed on before it is digested, so that both are done at once. */
export async function digestWhile(
  file: FileHandle,
  path: string,
  streaming: Streaming,
  also: (block: Buffer) => Promise<void> | undefined,
): Promise<Digested> {
  const hash = createHash('sha256');
  const before = await file.stat({ bigint: true });
  const bytes = await readThrough(file, streaming, (block) => {
    const other = also(block);
    hash.update(block);
    return other;
  });
  const after = await file.stat({ bigint: true });
  if (before.mtimeNs !== after.mtimeNs || after.size !== BigInt(bytes))
    throw new Error(`${path} was changed while it was read.`);
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}
