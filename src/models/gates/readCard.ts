import { cardSections, toBeWritten, type CardSection } from '../package/modelCard';
import { withoutFencedCode } from './fencedCode';
import type { WrittenCard } from './gate';

/** Headings that people give a section, in small letters without signs; those of Hugging Face's template among them. */
const headings: Readonly<Record<CardSection, RegExp>> = {
  'Intended use': /^((primary )?(intended|direct|downstream) (use|uses|usage)\b.*|uses?|use cases?)$/,
  Limits: /\b(limits|limitations)\b|^out of scope\b|^caveats\b/,
  'Training data': /^train(ing)? (data|datasets?|sets?)$/,
  Evaluation: /^(evaluation|evaluation (data|results|metrics)|results|metrics|performance)$/,
  'Ethical considerations': /^(ethics|ethical)\b|^bias(es)?\b/,
};

interface Heading {
  readonly sections: readonly CardSection[];
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly sections: readonly CardSection[];
  readonly text: string;
}

/** What stands below each heading of a section, up to one of another section, or one that is not below it. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let open: Heading | null = null;
  for (const heading of headingsIn(text)) {
    const isBelow = open !== null && heading.level > open.level && heading.sections.length === 0;
    if (isBelow) continue;
    if (open) parts.push({ sections: open.sections, text: text.slice(open.end, heading.start) });
    open = heading.sections.length > 0 ? heading : null;
  }
  return open ? [...parts, { sections: open.sections, text: text.slice(open.end) }] : parts;
}

function headingsIn(text: string): readonly Heading[] {
  const found = withoutFencedCode(text).matchAll(/^(#{1,6})[ \t]+(.+)$/gm);
  return [...found].map(({ 0: line, 1: marks = '', 2: title = '', index }) => {
    const plain = plainTitle(title);
    const sections = cardSections.filter((section) => headings[section].test(plain));
    return { sections, level: marks.length, start: index, end: index + line.length };
  });
}

/** "3. Bias, Risks & Limitations [optional]" is "bias risks and limitations". */
function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/\[optional\]/, '')
    .replaceAll('&', 'and')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^[\d ]+/, '')
    .trim();
}

/** What is written in each section of a model card, by its title in small letters; what stands there first does not count. */
export function writtenSections(text: string): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const part of partsOf(text)) {
    const said = part.text.replace(toBeWritten, '').trim();
    if (!isWritten(said)) continue;
    for (const section of part.sections) {
      const before = written.get(section.toLowerCase());
      written.set(section.toLowerCase(), before === undefined ? said : `${before}\n\n${said}`);
    }
  }
  return written;
}

/** The sections that a card has no heading of, as they may stand behind it; empty: it has all. */
export function lackingSections(text: string): string {
  const there = new Set(partsOf(text).flatMap(({ sections }) => sections));
  const lacking = cardSections.filter((section) => !there.has(section));
  return lacking.map((section) => `\n## ${section}\n\n${toBeWritten}\n`).join('');
}

/** What stands where somebody means to write, whatever follows; in small letters it is a word of other languages. */
const reminder = /^(TODO|FIXME)\b/;

/** What does so where the sentence ends with it; else it begins one that says something: "To do batch scoring of customers". */
const reminding =
  /^(todo|to do|tbd|tba|tbc|fixme|xxx|wip|placeholder|to be (written|done|added|defined|determined|completed)|(more )?information needed|coming soon|fill me in)\s*([:.(]|$)/i;
const filler = /^lorem ipsum/i;

/** A line without the signs around it, in one look: to seek signs before its end begins anew at each sign within it. */
const fromLetterToLetter = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;

/** Whether a text says more than that something is to be written there. */
function isWritten(text: string): boolean {
  const lines = text.replaceAll(/<!--.*?(-->|$)/gs, '').split('\n');
  return lines.map((line) => fromLetterToLetter.exec(line)?.[0] ?? '').some(saysSomething);
}

function saysSomething(line: string): boolean {
  return line !== '' && ![reminder, reminding, filler].some((pattern) => pattern.test(line));
}

/** Which sections of a model card are written: those with a text below their title. */
export function readCard(text: string): WrittenCard {
  const written = writtenSections(text);
  const missing = cardSections.filter((title) => !written.has(title.toLowerCase()));
  return { filled: cardSections.length - missing.length, of: cardSections.length, missing };
}
