export type PythonLiteral = string | number | boolean | null | readonly PythonLiteral[] | Map<string, PythonLiteral>;

const deepest = 16;

/**
 * A literal of strings, whole numbers, tuples, lists and dictionaries with text keys, as the headers of NumPy are written.
 * `undefined` where the text is none.
 */
export function parsePythonLiteral(text: string): PythonLiteral | undefined {
  const tokens = text.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+L?|True|False|None|[()[\]{}:,]|[^\s]/g) ?? [];
  let at = 0;
  const next = () => tokens[at++] ?? '';
  const value = (depth: number): PythonLiteral => {
    const token = next();
    if (depth > deepest) throw new SyntaxError('too deep');
    if (token === '(' || token === '[') return sequence(token === '(' ? ')' : ']', depth);
    if (token === '{') return dictionary(depth);
    if (/^['"]/.test(token)) return token.slice(1, -1);
    if (/^-?\d/.test(token)) return Number(token.replace('L', ''));
    if (token === 'True' || token === 'False') return token === 'True';
    if (token === 'None') return null;
    throw new SyntaxError(token);
  };
  const sequence = (end: string, depth: number): PythonLiteral => {
    const items: PythonLiteral[] = [];
    while (tokens[at] !== end) {
      items.push(value(depth + 1));
      if (tokens[at] === ',') at++;
      else if (tokens[at] !== end) throw new SyntaxError('no end');
    }
    at++;
    return items;
  };
  const dictionary = (depth: number): PythonLiteral => {
    const entries = new Map<string, PythonLiteral>();
    while (tokens[at] !== '}') {
      const key = value(depth + 1);
      if (typeof key !== 'string' || next() !== ':') throw new SyntaxError('no key');
      entries.set(key, value(depth + 1));
      if (tokens[at] === ',') at++;
      else if (tokens[at] !== '}') throw new SyntaxError('no end');
    }
    at++;
    return entries;
  };
  try {
    const parsed = value(0);
    return at === tokens.length ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
