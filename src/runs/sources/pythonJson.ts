import { readFileSync, statSync } from 'node:fs';
import { pointsOf, type PointColumns } from './pointColumns';

/** A log of a training that took weeks has a few megabytes. */
const mostBytes = 1 << 28;

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** JSON as Python writes it; undefined where it is none, as in the middle of being written, and where there is no file. */
export function readPythonJson(path: string): Json | undefined {
  try {
    return statSync(path).size > mostBytes ? undefined : parsePythonJson(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Numbers that JSON does not know, outside of strings. */
const beyondJson = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;

/** What stands for them meanwhile: a string that nobody writes. */
const mark = '\u0000number ';

export function parsePythonJson(text: string): Json | undefined {
  const plain = text.replace(beyondJson, (found) => (found.startsWith('"') ? found : JSON.stringify(mark + found)));
  try {
    return JSON.parse(plain, (_, value: Json) =>
      typeof value === 'string' && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
    ) as Json;
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The numbers of an object as one point each; nested names are joined by `/`, what is not a number is passed over. */
export function addNumbers(series: Map<string, PointColumns>, object: JsonObject, step: number, time = NaN): void {
  for (const [key, value] of numbersIn(object, '', 0)) pointsOf(series, key).add(step, time, value);
}

const deepest = 16;

function* numbersIn(
  object: JsonObject,
  prefix: string,
  depth: number,
): Iterable<readonly [key: string, value: number]> {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === 'number') yield [prefix + key, value];
    else if (isJsonObject(value) && depth < deepest) yield* numbersIn(value, `${prefix}${key}/`, depth + 1);
  }
}
