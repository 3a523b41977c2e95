/** Zero-width joiners hold emoji and some scripts together; there they are no fault. */
const joinsLetters =
  /[\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}]/u;
const joiners = '\\u200c-\\u200f';
const others = '\\u200b\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u00a0\\u00ad';
const anyHidden = new RegExp(`[${joiners}${others}]`, 'gu');
const otherHidden = new RegExp(`[${others}]`, 'gu');

/** Whether a character joins those around it, or says in which direction they run: U+200C to U+200F. */
export function isJoiner(code: number): boolean {
  return code >= 0x200c && code <= 0x200f;
}

/** The characters of a text that cannot be seen and that it does not need. */
export function hiddenIn(text: string): RegExp {
  return joinsLetters.test(text) ? otherHidden : anyHidden;
}

/** Whether a text holds such a character. */
export function holdsHidden(text: string): boolean {
  return text.search(hiddenIn(text)) >= 0;
}
