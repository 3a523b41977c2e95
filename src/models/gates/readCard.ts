import { cardSections, toBeWritten } from '../package/modelCard';
import type { GateEvidence } from './gate';

/** What is written in each section of a model card, by its title in small letters; what stands there first does not count. */
export function writtenSections(text: string): ReadonlyMap<string, string> {
  const sections = text.split(/^##\s+/m).slice(1);
  return new Map(
    sections.flatMap((section) => {
      const [title = '', ...body] = section.split('\n');
      const said = body.join('\n').replace(toBeWritten, '').trim();
      return said === '' ? [] : [[title.trim().toLowerCase(), said] as const];
    }),
  );
}

/** Which sections of a model card are written: those with a text below their title. */
export function readCard(text: string): NonNullable<GateEvidence['card']> {
  const written = writtenSections(text);
  const missing = cardSections.filter((title) => !written.has(title.toLowerCase()));
  return { filled: cardSections.length - missing.length, of: cardSections.length, missing };
}
