import { readFileSync, statSync } from 'node:fs';
import { formatBytes } from '../../../base/text';
import type { GateEvidence } from '../../../models/gates/gate';
import { readCard } from '../../../models/gates/readCard';
import { mostCardBytes } from '../../../models/package/filledCard';
import { fileOf, type ReadableFiles } from './packageEvidence';

/** The card that a package came with, or why it is not read; null: it has none. */
export function packagedCard(opened: ReadableFiles): { readonly text: string } | { readonly problem: string } | null {
  if (!opened.read) return { problem: 'cannot be read: the documents of the package are damaged' };
  const { card } = opened.read.facts;
  if (card === null) return null;
  const file = fileOf(opened, card);
  if (file === null) return { problem: 'cannot be read: its bytes are gone' };
  const { size } = statSync(file);
  return size > mostCardBytes
    ? { problem: `has ${formatBytes(size)}, and none of more than 1 MB is read` }
    : { text: readFileSync(file, 'utf8') };
}

/** What of its card a person wrote; null: it has none. */
export function cardEvidence(opened: ReadableFiles): GateEvidence['card'] {
  const card = packagedCard(opened);
  return card && 'text' in card ? readCard(card.text) : card;
}
