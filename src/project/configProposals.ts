import * as z from 'zod/mini';
import { configCursor, type ConfigCursor } from './configCursor';
import { nothingKnown, thingsNamed, type KnownThings } from './namedThings';
import { namedBy, nouns } from './schemaWords';
import { alternativesAt, descriptionAt } from './schemaTree';
import type { ConfigPath } from './yamlTree';
import { yamlText } from './yamlText';

/** What could be written at a place of `tend.yaml`. */
export interface ConfigProposal {
  readonly label: string;
  /** With a place for each value that has to be given: `metric: { name: $1 }`; its further lines are indented from that of the cursor. */
  readonly snippet: string;
  /** What it means, with its unit; empty where its name says it. */
  readonly description: string;
}

export interface ConfigProposals {
  /** Offset of what is written already; it is replaced up to the cursor. */
  readonly start: number;
  readonly proposals: readonly ConfigProposal[];
}

/** The keys and words that the schema knows at an offset of the text of a `tend.yaml`, and what may be named there. */
export function configProposals(
  text: string,
  offset: number,
  known: KnownThings = nothingKnown,
): ConfigProposals | null {
  const cursor = configCursor(text, offset);
  if (!cursor) return null;
  const schemas = alternativesAt(cursor.path);
  const [item, ...none] = schemas;
  const listed = none.length === 0 && item instanceof z.ZodMiniArray && !cursor.flow;
  const path = listed ? [...cursor.path, 0] : cursor.path;
  const proposals = alternativesAt(path).flatMap((schema) => [
    ...proposalsOf(schema, path, cursor),
    ...nameProposals(schema, cursor, known),
  ]);
  const told = proposals.filter((it) => !saysNoMore(it, proposals));
  const written = text.slice(cursor.start, offset);
  const offered = listed ? told.map((it) => asItem(it, cursor)) : told.filter((it) => plainText(it) !== written);
  return { start: cursor.start, proposals: offered };
}

/** What a proposal writes where no value has to be given; taking what stands there already would only swallow a key press. */
function plainText({ snippet }: ConfigProposal): string {
  return snippet.replaceAll(/\\([$}\\])/g, '$1');
}

/** `signed: true` is `signed`. */
function saysNoMore({ label, snippet }: ConfigProposal, all: readonly ConfigProposal[]): boolean {
  return snippet.includes(`${label}: true`) && all.some((it) => it.snippet === label);
}

/** In an empty list each is its first item, which stands in no line with the key. */
function asItem(proposal: ConfigProposal, { startsLine }: ConfigCursor): ConfigProposal {
  return { ...proposal, snippet: `${startsLine ? '' : '\n  '}- ${proposal.snippet}` };
}

function proposalsOf(
  schema: z.core.$ZodType,
  path: ConfigPath,
  { writes, keys, colon, flow }: ConfigCursor,
): readonly ConfigProposal[] {
  if (schema instanceof z.ZodMiniObject) {
    const isItem = typeof path.at(-1) === 'number';
    if (writes === 'value' && !isItem) return [];
    if (keys.length > 0 && nouns.get(schema)?.isChoice === true) return [];
    const braces = writes === 'value' && flow;
    return Object.keys(schema.shape)
      .filter((key) => !keys.includes(key))
      .map((key) => keyProposal([...path, key], { braces, colon }));
  }
  return writes === 'key' ? [] : words(schema).map((word) => wordProposal(word, path));
}

/** Names are keys of a mapping, or values. */
function nameProposals(
  schema: z.core.$ZodType,
  { writes, keys, colon, file }: ConfigCursor,
  known: KnownThings,
): readonly ConfigProposal[] {
  const kind = namedBy(schema);
  const areKeys = schema instanceof z.ZodMiniRecord;
  if (kind === null || writes === (areKeys ? 'value' : 'key')) return [];
  const taken = new Set(areKeys ? keys : []);
  return thingsNamed(kind, known, file)
    .filter(({ name }) => !taken.has(name))
    .map(({ name, description }) => {
      const label = yamlText(name);
      const bare = label.replaceAll(/[$}\\]/g, '\\$&');
      return { label, snippet: areKeys && !colon ? `${bare}: ` : bare, description };
    });
}

function words(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodMiniEnum) return schema.options.map(String);
  if (schema instanceof z.ZodMiniLiteral) return [...schema.def.values].map(String);
  return schema instanceof z.ZodMiniBoolean ? ['true', 'false'] : [];
}

/** A word that stands for a mapping of the same name, as a gate is named alone, means what that key means. */
function wordProposal(word: string, path: ConfigPath): ConfigProposal {
  return { label: word, snippet: word, description: descriptionAt([...path, word]) ?? '' };
}

function keyProposal(
  path: ConfigPath,
  { braces, colon }: { readonly braces: boolean; readonly colon: boolean },
): ConfigProposal {
  const label = String(path.at(-1));
  const description = descriptionAt(path) ?? '';
  if (colon) return { label, snippet: label, description };
  const pair = `${label}: ${valueSnippet(path)}`;
  return { label, snippet: braces ? `{ ${pair.replace(/ $/, ' $1')} }` : pair, description };
}

/** Settings of which some must be given are begun unless a text will do, a value that can only be one is written. */
function valueSnippet(path: ConfigPath): string {
  const alternatives = alternativesAt(path);
  const [only, ...others] = alternatives.flatMap(words);
  if (only !== undefined && others.length === 0 && alternatives.length === 1) return only;
  const mapping = alternatives.find((it) => it instanceof z.ZodMiniObject);
  if (!mapping || alternatives.some((it) => it instanceof z.ZodMiniString)) return '';
  const needed = Object.entries(mapping.shape as Record<string, z.core.$ZodType>).filter(
    ([, value]) => !(value instanceof z.ZodMiniOptional),
  );
  return needed.length === 0 ? '' : `{ ${needed.map(([key], at) => `${key}: $${at + 1}`).join(', ')} }`;
}
