/**
 * A Python text of the same length in which comments and what stands within strings are spaces, so that what is left is
 * code. Quotes of strings stay; those of three are one.
 */
export function maskPython(python: string): string {
  const token = /#[^\n]*|("""|''')(?:[^\\]|\\[\s\S])*?(?:\1|$)|("|')(?:[^\\\n]|\\[\s\S])*?(?:\2|(?=\n)|$)/g;
  return python.replace(token, (text: string, long?: string, short?: string) => {
    if (short === undefined) return blank(text, long?.[0] ?? ' ');
    const isClosed = text.length > 1 && text.endsWith(short);
    return isClosed ? `${short}${' '.repeat(text.length - 2)}${short}` : blank(text, ' ');
  });
}

function blank(text: string, first: string): string {
  return `${first}${text.slice(1).replace(/[^\n]/g, ' ')}`;
}
