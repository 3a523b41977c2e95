import { nearest } from '../base/text';

/** How other tools call what Tend calls by another word. */
const synonyms: Readonly<Record<string, string>> = {
  string: 'text',
  str: 'text',
  object: 'text',
  int: 'integer',
  int64: 'integer',
  float: 'number',
  float64: 'number',
  double: 'number',
  decimal: 'number',
  numeric: 'number',
  bool: 'boolean',
  categorical: 'category',
  enum: 'category',
  timestamp: 'datetime',
  warn: 'warning',
  max: 'maximize',
  min: 'minimize',
};

/** The choice that was likely meant: another word for it, a slip, or its beginning; null for none. */
export function nearestChoice(found: string, choices: readonly string[]): string | null {
  const word = found.toLowerCase();
  const synonym = Object.hasOwn(synonyms, word) ? synonyms[word] : undefined;
  if (synonym !== undefined && choices.includes(synonym)) return synonym;
  return nearest(found, choices) ?? choices.find((choice) => word.length > 2 && choice.startsWith(word)) ?? null;
}
