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

function parsed(bytes: Uint8Array, prepared: (text: string) => string): unknown {
  try {
    return JSON.parse(prepared(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    return null;
  }
}
