/** A function that is asked again and again with the same arguments: its last answer stands until one of them is another. */
export class LastAnswer<Arguments extends readonly unknown[], Answer> {
  readonly #answer: (...asked: Arguments) => Answer;
  #last: { readonly asked: Arguments; readonly answer: Answer } | null = null;

  constructor(answer: (...asked: Arguments) => Answer) {
    this.#answer = answer;
  }

  of(...asked: Arguments): Answer {
    const isSame = this.#last?.asked.every((argument, index) => Object.is(argument, asked[index])) ?? false;
    if (!this.#last || !isSame) this.#last = { asked, answer: this.#answer(...asked) };
    return this.#last.answer;
  }
}
