// What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252); five places are unassigned.
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const unassigned = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** The character of a byte; of those that it does not assign the control character that browsers read. */
export function windows1252Code(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte;
}

/** Bytes read as Windows-1252; null when they hold one that it does not assign, or control characters. */
export function fromWindows1252(bytes: Uint8Array): string | null {
  let text = '';
  for (const byte of bytes) {
    if (unassigned.has(byte) || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return null;
    text += String.fromCharCode(windows1252Code(byte));
  }
  return text;
}

/** Undoes one reading of UTF-8 as Windows-1252: "AdÃ©lie" → "Adélie"; null when the text is not of that kind. */
export function unmojibake(text: string): string | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const place = upper.indexOf(character);
    if (place >= 0) bytes.push(0x80 + place);
    else if (code <= 0xff) bytes.push(code);
    else return null;
  }
  try {
    const repaired = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    return repaired.length < text.length ? repaired : null;
  } catch {
    return null;
  }
}
