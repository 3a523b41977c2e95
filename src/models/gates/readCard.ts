import { cardSections, toBeWritten } from '../package/modelCard';
import type { GateEvidence } from './gate';

/** Which sections of a model card are written: those with a text below their title that is not what stands there first. */
export function readCard(text: string): NonNullable<GateEvidence['card']> {
  const written = new Set(
    text
      .split(/^##\s+/m)
      .slice(1)
      .flatMap((section) => {
        const [title = '', ...body] = section.split('\n');
        const said = body.join('\n').replace(toBeWritten, '').trim();
        return said === '' ? [] : [title.trim().toLowerCase()];
      }),
  );
  const missing = cardSections.filter((title) => !written.has(title.toLowerCase()));
  return { filled: cardSections.length - missing.length, of: cardSections.length, missing };
}
