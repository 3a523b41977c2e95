import { isUtf8 } from 'node:buffer';
import { readCard } from '../gates/readCard';
import { knownSection, sectionText, toBeWritten, type CardFacts } from './modelCard';

/** What a person wrote is far shorter: of more nothing is held in memory, looked through or filled. */
export const mostCardBytes = 1_000_000;

/** A card that a person wrote, with what is known of the model in those sections that it has no text of; null: it stays as it is. */
export function filledCard(card: Buffer, facts: CardFacts): string | null {
  if (card.length > mostCardBytes || !isUtf8(card)) return null;
  const text = card.toString('utf8');
  const filled = readCard(text).missing.reduce((before, title) => {
    const known = knownSection(title, facts);
    return known === null ? before : withSection(before, sectionText(title, known), sectionText(title, toBeWritten));
  }, text);
  return filled === text ? null : filled;
}

/** In place of the heading that waits for it, else behind what stands there. */
function withSection(text: string, section: string, empty: string): string {
  if (text.includes(empty)) return text.replace(empty, () => section);
  return `${text.trimEnd()}\n\n${section}`;
}
