import * as z from 'zod/mini';
import { shorten } from '../base/text';
import { nearestChoice } from './nearestChoice';
import { schemaAt } from './schemaTree';
import { nouns } from './schemaWords';
import { yamlText } from './yamlText';
import type { ConfigPath } from './yamlTree';

interface Instead {
  readonly message: string;
  readonly suggestion?: string;
}

/** What to write where a text or a list stands for a mapping, as far as it shows what was meant. */
export function mappingInstead(path: ConfigPath, found: unknown): Instead | null {
  if (typeof found === 'string') return aroundText(path, found);
  return Array.isArray(found) ? withNames(path) : null;
}

/** `age: integer` → `age: { type: integer }` */
function aroundText(path: ConfigPath, found: string): Instead | null {
  const schema = schemaAt(path);
  const lone = schema ? nouns.get(schema)?.lone : undefined;
  if (lone === undefined) return null;
  const value = fitting([...path, lone.key], found);
  const lead = `"${shorten(found)}" is not a mapping; write`;
  if (value === null) return { message: `${lead} one such as \`${lone.example}\`.` };
  const suggestion = `{ ${lone.key}: ${yamlText(value)} }`;
  return { message: `${lead} \`${String(path.at(-1))}: ${suggestion}\`.`, suggestion };
}

/** The text as it may stand at a path, or the choice there that was meant; null for none. */
function fitting(path: ConfigPath, found: string): string | null {
  const schema = schemaAt(path);
  if (schema instanceof z.ZodMiniEnum) return nearestChoice(found, schema.options.map(String));
  return found === '' || found.includes('\n') ? null : found;
}

/** Of a mapping of names, whose parts are listed without them. */
function withNames(path: ConfigPath): Instead | null {
  const part = schemaAt(path) instanceof z.ZodMiniRecord ? schemaAt([...path, '']) : null;
  const words = part ? nouns.get(part) : undefined;
  if (words === undefined) return null;
  const example = words.lone ? `, such as \`${words.lone.example}\`` : '';
  const noun = words.noun.replace(/^an? /, '');
  const message = `\`${String(path.at(-1))}\` is a list; write the name of each ${noun} and a colon before what belongs to it${example}.`;
  return { message };
}
