import { capital } from './text';

/** What may keep a run from being whole: why not all of it was read (null: all was), and that its source has it no more. */
interface Wholeness {
  readonly partly: string | null;
  readonly gone: boolean;
}

/** What a run is called that is not known to be whole; empty: it is. */
export function incompleteWord({ partly, gone }: Wholeness): string {
  return [...(gone ? ['gone from its source'] : []), ...(partly === null ? [] : ['partly read'])].join(', ');
}

/** The same in sentences, with the reason. */
export function incompleteText({ partly, gone }: Wholeness): string {
  const sentences = [
    ...(gone ? ['gone from its source: what was read of it stays.'] : []),
    ...(partly === null ? [] : [`partly read: ${partly}`]),
  ];
  return sentences.map((sentence, index) => (index === 0 ? sentence : capital(sentence))).join(' ');
}
