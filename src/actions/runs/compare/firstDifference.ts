/** Shorter texts are read whole, and what lies within this many characters of the beginning is seen there. */
const seenWhole = 28;
const seenFirst = 18;
const [before, after] = [8, 12];

/** "…, depth=3, lr=0… → …, depth=4, lr=0…": what is around the first difference of two long texts; empty where that is seen. */
export function firstDifference(from: string, to: string): string {
  const at = commonBeginning(from, to);
  if (at < seenFirst || Math.max(from.length, to.length) <= seenWhole) return '';
  return [from, to].map((text) => around(text, at)).join(' → ');
}

function commonBeginning(from: string, to: string): number {
  let at = 0;
  while (at < from.length && from.charCodeAt(at) === to.charCodeAt(at)) at++;
  return at;
}

/** Cuts no character in two. */
function around(text: string, at: number): string {
  const piece = text.slice(at - before, at + after).toWellFormed();
  return `…${piece.replace(/^\uFFFD|\uFFFD$/g, '')}${text.length > at + after ? '…' : ''}`;
}
