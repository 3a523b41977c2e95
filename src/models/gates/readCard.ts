import { cardSections, toBeWritten } from '../package/modelCard';
import type { GateEvidence } from './gate';

/** What is written in each section of a model card, by its title in small letters; what stands there first does not count. */
export function writtenSections(text: string): ReadonlyMap<string, string> {
  const sections = text.split(/^##\s+/m).slice(1);
  return new Map(
    sections.flatMap((section) => {
      const [title = '', ...body] = section.split('\n');
      const said = body.join('\n').replace(toBeWritten, '').trim();
      return isWritten(said) ? [[title.trim().toLowerCase(), said] as const] : [];
    }),
  );
}

/** What stands where somebody means to write, whatever follows; in small letters it is a word of other languages. */
const reminder = /^(TODO|FIXME)\b/;

/** What does so where the sentence ends with it; else it begins one that says something: "To do batch scoring of customers". */
const reminding =
  /^(todo|to do|tbd|tba|tbc|fixme|xxx|wip|placeholder|to be (written|done|added|defined|determined|completed)|(more )?information needed|coming soon|fill me in)\s*([:.(]|$)/i;
const filler = /^lorem ipsum/i;

/** Whether a text says more than that something is to be written there. */
function isWritten(text: string): boolean {
  const lines = text.replaceAll(/<!--.*?(-->|$)/gs, '').split('\n');
  return lines.map((line) => line.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).some(saysSomething);
}

function saysSomething(line: string): boolean {
  return line !== '' && ![reminder, reminding, filler].some((pattern) => pattern.test(line));
}

/** Which sections of a model card are written: those with a text below their title. */
export function readCard(text: string): NonNullable<GateEvidence['card']> {
  const written = writtenSections(text);
  const missing = cardSections.filter((title) => !written.has(title.toLowerCase()));
  return { filled: cardSections.length - missing.length, of: cardSections.length, missing };
}
