/** A rule says no (retention, hold, a live version, bytes that are not here): one sentence, exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** An input of which nothing can be read, or a question that makes no sense: one sentence, exit code 2. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
}
