import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { diskStamp, sameStamp, type DiskStamp } from './diskStamp';

/** What is asked of a document; `vscode.TextDocument` fits by shape. */
export interface EncodedDocument {
  readonly uri: { readonly scheme: string; readonly fsPath: string };
  /** As the editor names it: `utf8`, `windows1252`, … */
  readonly encoding: string;
  getText(): string;
}

const utf8: ReadonlySet<string> = new Set(['utf8', 'utf8bom']);
const readByTend: ReadonlySet<string> = new Set([...utf8, 'utf16le', 'utf16be']);

/** Whether the bytes of the file, read by Tend, say what the editor shows; a person may open a file in any encoding. */
export function readsLikeTend({ encoding }: Pick<EncodedDocument, 'encoding'>): boolean {
  return readByTend.has(encoding);
}

/** What stands in a document where bytes mean nothing in its encoding. */
const replacement = '\uFFFD';

const looked = new WeakMap<EncodedDocument, { readonly stamp: DiskStamp; readonly loses: boolean }>();

/**
 * Whether saving the document destroys bytes of its file: those that mean nothing in its encoding are written back as
 * U+FFFD. What `tend.yaml` switches off makes no difference here.
 */
export async function losesBytes(document: EncodedDocument): Promise<boolean> {
  if (document.uri.scheme !== 'file') return false;
  if (!utf8.has(document.encoding)) return document.getText().includes(replacement);
  const stamp = await diskStamp(document.uri.fsPath);
  if (!stamp) return false;
  const last = looked.get(document);
  if (last && sameStamp(last.stamp, stamp)) return last.loses;
  const bytes = await readFile(document.uri.fsPath).catch(() => null);
  const loses = bytes !== null && !isUtf8(bytes);
  looked.set(document, { stamp, loses });
  return loses;
}
