/** A text in a JSON document, as it is written between its quotes. */
export interface JsonText {
  /** Keys and numbers of the places that lead to it. It is the same list for all texts, and holds until the next one is asked for. */
  readonly path: readonly (string | number | null)[];
  readonly raw: string;
  /** UTF-16 offset behind the opening quote. */
  readonly at: number;
}

/** The texts of a JSON document that are values, in order. The document has to be one that `JSON.parse` takes. */
export function* jsonTexts(json: string): Generator<JsonText> {
  const sign = /["[\]{},]/g;
  const path: (string | number | null)[] = [];
  for (let match = sign.exec(json); match; match = sign.exec(json)) {
    const [found] = match;
    if (found !== '"') {
      step(path, found);
      continue;
    }
    const at = match.index + 1;
    const end = textEnd(json, at);
    sign.lastIndex = end + 1;
    const raw = json.slice(at, end);
    if (path.at(-1) === null) path[path.length - 1] = written(raw);
    else yield { path, raw, at };
  }
}

/** What a text says. */
export function written(raw: string): string {
  return JSON.parse(`"${raw}"`) as string;
}

/** The offset in a text as it is written of a UTF-16 unit of what it says. */
export function writtenOffset(raw: string, unit: number): number {
  if (!raw.includes('\\')) return unit;
  const units = /\\u[\dA-Fa-f]{4}|\\?[^]/g;
  for (let passed = 0; passed < unit && units.test(raw); passed += 1);
  return units.lastIndex;
}

/** Null stands for a key that is still to come. */
function step(path: (string | number | null)[], sign: string): void {
  if (sign === '{') path.push(null);
  else if (sign === '[') path.push(0);
  else if (sign === ',') {
    const last = path.pop();
    path.push(typeof last === 'number' ? last + 1 : null);
  } else path.pop();
}

/** Of the quote that ends a text. */
function textEnd(json: string, from: number): number {
  let end = json.indexOf('"', from);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json.charAt(before - 1) === '\\') before -= 1;
  return (at - before) % 2 === 1;
}
