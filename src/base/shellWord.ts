/** What a shell reads as itself within double quotes, which every shell knows. */
const plain = /^[^"$`\\!\r\n]*$/;

/** A word of a command that a person copies into a shell, quoted so that it arrives as it is. */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (platform === 'win32') return `"${word.replaceAll('"', String.raw`\"`)}"`;
  return plain.test(word) ? `"${word}"` : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
