/** Which rule says no, where whoever is told may do something about that very one. */
export type RefusalCode =
  /** No copy of the version is whole here. */
  'bytes-not-whole';

interface Telling extends ErrorOptions {
  /** What somebody can type about it; told by the command line alone, since a window has buttons for it. */
  readonly onCommandLine?: string;
}

interface Refusing extends Telling {
  readonly code?: RefusalCode;
  /** What somebody can do about it in a window, where no button shows that. */
  readonly inWindow?: string;
}

/** A rule says no (retention, hold, a live version, bytes that are not here): one sentence, exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** Absent: nothing but the sentence tells the rule. */
  readonly code?: RefusalCode;
  readonly onCommandLine: string;
  readonly inWindow: string;

  constructor(message: string, { code, onCommandLine = '', inWindow = '', ...options }: Refusing = {}) {
    super(message, options);
    this.onCommandLine = onCommandLine;
    this.inWindow = inWindow;
    if (code !== undefined) this.code = code;
  }
}

/** An input of which nothing can be read, or a question that makes no sense: one sentence, exit code 2. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
  readonly onCommandLine: string;

  constructor(message: string, { onCommandLine = '', ...options }: Telling = {}) {
    super(message, options);
    this.onCommandLine = onCommandLine;
  }
}

/** What the command line says of it: the sentence, and what can be typed about it. */
export function withWhatToType({ message, onCommandLine }: Refusal | UnusableInput): string {
  return onCommandLine === '' ? message : `${message} ${onCommandLine}`;
}

/** What a window says of it: the sentence, and what can be done about it there. */
export function withWhatToDo({ message, inWindow }: Refusal): string {
  return inWindow === '' ? message : `${message} ${inWindow}`;
}
