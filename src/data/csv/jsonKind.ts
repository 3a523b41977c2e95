const opensObject = /^\{\s*(?:"[^"\n]*"\s*:|\})/;
const opensArray = /^\[\s*[-[{"\d\]]/;

/**
 * Whether a text, or the beginning of one, is a JSON value or one value a line; null where it is neither. A table whose
 * first cell is JSON goes on behind it in the same line.
 */
export function jsonKind(text: string): 'json' | 'lines' | null {
  if (!opensObject.test(text) && !opensArray.test(text)) return null;
  const end = valueEnd(text);
  // What does not close within the beginning of a file is no line of a table.
  if (end < 0) return 'json';
  const rest = text.slice(end);
  if (!isJson(text.slice(0, end)) || !/^[ \t]*(?:[\r\n]|$)/.test(rest)) return null;
  const next = rest.trimStart();
  if (next === '') return 'json';
  return /^[{[]/.test(next) ? 'lines' : null;
}

/** Where the brackets of the first value are closed; -1 where they are not. */
function valueEnd(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return -1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
