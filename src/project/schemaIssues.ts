import * as z from 'zod/mini';
import { shorten } from '../base/text';
import { mappingInstead } from './mappingInstead';
import { nearestChoice } from './nearestChoice';
import { schemaAt } from './schemaTree';
import { nouns } from './schemaWords';
import type { ConfigPath } from './yamlTree';

/** One thing that the schema says of a value. */
export interface SchemaIssue {
  readonly path: ConfigPath;
  /** Whether the key itself is wrong or the value behind it. */
  readonly at: 'key' | 'value';
  readonly code: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** Puts one issue of zod into words; an issue with several wrong keys becomes one for each. */
export function explainIssue(issue: z.core.$ZodIssue, value: unknown): readonly SchemaIssue[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_union') return explainUnion(issue, path, value);
  return [{ path, at: 'value', code: codeOf(issue, value), ...wrongValue(issue, path, valueAt(value, path)) }];
}

/** Of several alternatives the one that got furthest is the one that was meant. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, path: ConfigPath, value: unknown): readonly SchemaIssue[] {
  const deeper = issue.errors.find((errors) =>
    errors.some((error) => error.path.length > 0 || error.code === 'unrecognized_keys'),
  );
  if (!deeper) {
    const found = valueAt(value, path);
    const choice = unionChoice(issue, path, found);
    if (choice) return [{ path, at: 'value', code: 'config-value', ...choice }];
    const booleans = issue.errors.flat().some((error) => error.code === 'invalid_type' && error.expected === 'boolean');
    return [
      { path, at: 'value', code: 'config-value', ...meant(`${shown(found)} ${issue.message}.`, booleans, found) },
    ];
  }
  return deeper.flatMap((error) => explainIssue({ ...error, path: [...issue.path, ...error.path] }, value));
}

/** A word where words or a mapping may stand, as a gate is named alone or has settings. */
function unionChoice(issue: z.core.$ZodIssueInvalidUnion, path: ConfigPath, found: unknown): Worded | null {
  const words =
    issue.errors
      .flat()
      .find((error) => error.code === 'invalid_value')
      ?.values.map(String) ?? [];
  if (words.length < 2 || typeof found !== 'string') return null;
  const schema = schemaAt(path);
  const keys = schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
  const withSettings = keys.filter((key) => !words.includes(key));
  if (withSettings.includes(found)) return { message: `"${found}" cannot stand alone; write its settings behind it.` };
  const near = nearestChoice(found, [...words, ...withSettings]);
  const list = `Write one of ${words.join(', ')}, or with its settings ${withSettings.join(', ')}.`;
  const advice = near ? `Did you mean \`${near}\`?` : list;
  const message = `${shown(found)} ${issue.message}. ${advice}`;
  return { message, ...(near && words.includes(near) ? { suggestion: near } : {}) };
}

/** So many keys can be told to somebody whose key is nowhere near. */
const fewKeys = 13;

function unknownKey(parent: ConfigPath, key: string): SchemaIssue {
  const schema = schemaAt(parent);
  const keys = schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
  const near = nearestChoice(key, keys);
  const advice = near
    ? ` Did you mean \`${near}\`?`
    : keys.length <= fewKeys
      ? ` Its keys are ${keys.join(', ')}.`
      : '';
  return {
    path: [...parent, key],
    at: 'key',
    code: 'config-unknown-key',
    message: `\`${shorten(key)}\` is not a key of ${nounOf(parent)}.${advice}`,
    ...(near ? { suggestion: near } : {}),
  };
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
  return valueAt(value, issue.path) === undefined ? 'config-missing-key' : 'config-value';
}

type Worded = Pick<SchemaIssue, 'message' | 'suggestion'>;

function wrongValue(issue: z.core.$ZodIssue, path: ConfigPath, found: unknown): Worded {
  if (found === undefined) {
    const noun = nounOf(path.slice(0, -1));
    return { message: `\`${String(path.at(-1))}\` is missing from ${noun}.` };
  }
  if (issue.code === 'invalid_value') return wrongChoice(issue, found);
  if (issue.code === 'invalid_type' && isDefaultMessage(issue.message)) {
    const instead = issue.expected === 'object' || issue.expected === 'record' ? mappingInstead(path, found) : null;
    if (instead) return instead;
    const message = `${shown(found)} is not ${typeNames[issue.expected] ?? issue.expected}.`;
    return meant(message, issue.expected === 'boolean', found);
  }
  if (issue.code === 'too_small' && isDefaultMessage(issue.message))
    return { message: `${shown(found)} is too small; the least is ${issue.minimum}.` };
  if (issue.code === 'too_big' && isDefaultMessage(issue.message))
    return { message: `${shown(found)} is too large; the greatest is ${issue.maximum}.` };
  return { message: `${shown(found)} ${issue.message}.` };
}

function wrongChoice(issue: z.core.$ZodIssueInvalidValue, found: unknown): Worded {
  if (!isDefaultMessage(issue.message)) return { message: `${shown(found)} ${issue.message}.` };
  const choices = issue.values.map(String);
  const near = typeof found === 'string' ? nearestChoice(found, choices) : null;
  const advice = near ? `Did you mean \`${near}\`?` : `Write one of ${choices.join(', ')}.`;
  return { message: `${shown(found)} is not known here. ${advice}`, ...(near ? { suggestion: near } : {}) };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

/** Adds the truth value that YAML 1.1 would have read, where one is wanted. */
function meant(message: string, booleanWanted: boolean, found: unknown): Worded {
  if (!booleanWanted || typeof found !== 'string' || !/^(yes|on|y|no|off|n)$/i.test(found)) return { message };
  const suggestion = /^(yes|on|y)$/i.test(found) ? 'true' : 'false';
  return { message: `${message} Did you mean \`${suggestion}\`?`, suggestion };
}

/** zod's own wording; the phrases of the schema begin with "is" or "ends". */
function isDefaultMessage(message: string): boolean {
  return !/^(is|ends) /.test(message);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    const isShort = value.length <= 4 && value.every((item) => item === null || typeof item !== 'object');
    return isShort ? `[${shorten(value.map(String).join(', '))}]` : 'This list';
  }
  if (value !== null && typeof value === 'object') return 'This mapping';
  return typeof value === 'string' ? `"${shorten(value)}"` : String(value);
}

function nounOf(path: ConfigPath): string {
  const schema = schemaAt(path);
  return (schema && nouns.get(schema)?.noun) ?? 'this part';
}

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
