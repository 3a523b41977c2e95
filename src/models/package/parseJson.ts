/** Null where it is no JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  return parsed(bytes, (text) => text);
}

/**
 * JSON as far as types go: a number that is written with a point or an exponent, as Python writes every float, has a fraction here,
 * whatever its value. A number of JavaScript does not know of `64.0` that it was one.
 */
export function parseJsonTypes(bytes: Uint8Array): unknown {
  return parsed(bytes, (text) => text.replace(textOrNumber, (token) => (writtenFloat.test(token) ? '0.5' : token)));
}

const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const writtenFloat = /^-?\d+[.eE]/;

/** Why bytes are no JSON in UTF-8, and where as far as the engine tells, as a clause; null: they are. */
export function jsonProblem(bytes: Uint8Array): string | null {
  let text = '';
  try {
    text = decoded(bytes);
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof SyntaxError ? syntaxProblem(text, error.message) : 'it is not in UTF-8';
  }
}

/** Engines say "Expected … in JSON at position 8", "Unexpected end of JSON input" and "Unexpected token 'x', … is not valid JSON". */
function syntaxProblem(text: string, message: string): string {
  const end = text.trimEnd().length;
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const at = position === undefined ? null : Number(position);
  if (message.includes('end of JSON') || (at !== null && at >= end)) return `it breaks off at ${placeIn(text, end)}`;
  const [what = ''] = message.split(/ in JSON|, [".]/);
  return `${what.charAt(0).toLowerCase()}${what.slice(1)}${at === null ? '' : ` at ${placeIn(text, at)}`}`;
}

function placeIn(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function parsed(bytes: Uint8Array, prepared: (text: string) => string): unknown {
  try {
    return JSON.parse(prepared(decoded(bytes)));
  } catch {
    return null;
  }
}
