import { stringify } from 'yaml';
import type { ModelFacts } from './modelPackage';

/** What stands in a card where only a person knows. */
export const toBeWritten = '_To be written by a person._';

/** Sections that a person fills. */
export const cardSections = [
  'Intended use',
  'Limits',
  'Training data',
  'Evaluation',
  'Ethical considerations',
] as const;
export type CardSection = (typeof cardSections)[number];

/** What a section is filled from. */
export type CardFacts = Pick<ModelFacts, 'data' | 'metrics'>;

/** A model card in the form of Hugging Face (README.md with YAML in front), as far as the facts go. */
export function renderCard(facts: Omit<ModelFacts, 'card'>): string {
  const { name, licence, metrics } = facts;
  const front = {
    ...(licence === null ? {} : { license: licence.toLowerCase() }),
    tags: ['tend'],
    ...(Object.keys(metrics).length === 0 ? {} : { metrics: Object.keys(metrics).sort() }),
  };
  const sections = cardSections.map((title) => sectionText(title, knownSection(title, facts) ?? toBeWritten));
  return `---\n${stringify(front)}---\n\n# ${name}\n\n${origin(facts)}\n\n${sections.join('\n')}`;
}

/** A card without the YAML that may stand in front of it. A text between two rules begins with no key and stays. */
export function withoutFrontMatter(card: string): string {
  return card.replace(/^\uFEFF?---[ \t]*\r?\n(?:(?=#|[\w-]+[ \t]*:)[^]*?\r?\n)?---[ \t]*(?:\r?\n|$)/, '');
}

export function sectionText(title: string, text: string): string {
  return `## ${title}\n\n${text}\n`;
}

/** What a section says by the facts alone; null: only a person knows. */
export function knownSection(title: string, { data, metrics }: CardFacts): string | null {
  if (title === 'Training data' && data.length > 0) {
    const rows = data.map(({ path, digest, rows: count }) => `| ${path} | ${count ?? ''} | ${digest} |`);
    return ['| data | rows | digest |', '|---|---|---|', ...rows].join('\n');
  }
  const names = Object.keys(metrics).sort();
  if (title === 'Evaluation' && names.length > 0) {
    return ['| metric | value |', '|---|---|', ...names.map((name) => `| ${name} | ${metrics[name] ?? ''} |`)].join(
      '\n',
    );
  }
  return null;
}

function origin({ run, code, format }: Omit<ModelFacts, 'card'>): string {
  const parts = [
    `A model in the format ${format}.`,
    ...(run === null ? [] : [`Made by the run ${run.name} (${run.id}) of the experiment ${run.experiment}.`]),
    ...(code === null ? [] : [codeSentence(code)]),
  ];
  return parts.join(' ');
}

/** That a card says it was made by another run than the model's, as a sentence; null: it does not. */
export function otherRunSentence(card: string, run: ModelFacts['run']): string | null {
  const [, name = '', id] = /^A model in .*Made by the run (.+) \((\S+)\) of the experiment /m.exec(card) ?? [];
  if (run === null || id === undefined || id === run.id) return null;
  return `Its card names another run: ${name} (${id.slice(0, 12)}), where it is packaged with ${run.name} (${run.id.slice(0, 12)}).`;
}

function codeSentence({ commit, dirty, at }: NonNullable<ModelFacts['code']>): string {
  const stood = `at commit ${commit}${dirty ? ', with changes on top of it' : ''}`;
  if (at === undefined) return `Its code is ${stood}.`;
  return `When it was packaged, the folder stood ${stood}; which code trained it was not recorded.`;
}
