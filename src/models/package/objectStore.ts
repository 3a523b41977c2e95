import type { Streaming } from '../../disk/streaming';

/**
 * Files by the digest of what is in them, under `.tend/objects`. What is there is never written again; a name whose content
 * differs is damage and is found by verifying, not by trusting.
 */
export interface ObjectStore {
  has(digest: string): boolean;
  /** Absolute path where a digest is or would be. */
  pathOf(digest: string): string;
  /**
   * Takes a file in: linked where it lies on the same disk and is ours to link, copied otherwise, digested in the same pass
   * unless it is known to be unchanged. Nothing is left behind when it is stopped or fails.
   */
  add(path: string, streaming: Streaming): Promise<{ readonly digest: string; readonly bytes: number }>;
  addBytes(bytes: Uint8Array): string;
  /** Notes that an owner (a package's digest, a running operation) needs these; what nobody needs may be collected. */
  hold(owner: string, digests: readonly string[]): void;
  /** What an owner holds, sorted; empty for one that is not known. */
  heldBy(owner: string): readonly string[];
  /** Everybody who holds something. */
  owners(): readonly string[];
  /** Takes the holds of an owner back: all, or those on these. */
  release(owner: string, digests?: readonly string[]): void;
  /** Takes all holds of an owner back unless somebody needs them, which is asked where nobody else can write. */
  releaseUnless(owner: string, isNeeded: () => boolean): void;
  /** Takes back what this store took in, unless somebody holds it or has asked for it since: for work that failed. */
  discard(digests: readonly string[]): void;
  /**
   * Takes back all holds of an owner and deletes what it held now, but what others hold or asked for since then (milliseconds).
   * Where this fails it holds them as before, so that it can be tried again.
   */
  erase(owner: string, since: number): { readonly files: number; readonly bytes: number };
  /** Deletes what nobody holds, but never what came in within the last hour. */
  collect(): { readonly files: number; readonly bytes: number };
}
