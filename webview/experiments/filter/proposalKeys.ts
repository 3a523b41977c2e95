import type { Completion } from './completion';

interface Typed {
  readonly text: string;
  readonly caret: number;
  readonly insert: () => void;
}

/** What an open list of proposals does with a key: `closed` is by Escape, null: it leaves the key to the box. */
export function proposalKey(completion: Completion | null, chord: string, typed: Typed): 'taken' | 'closed' | null {
  if (!completion?.isOpen) return null;
  switch (chord) {
    case 'ArrowDown':
    case 'ArrowUp':
      completion.move(chord === 'ArrowDown' ? 1 : -1);
      return 'taken';
    case 'Tab':
    case 'Enter': {
      if (!isMeant(completion, typed)) {
        completion.close();
        return null;
      }
      typed.insert();
      return 'taken';
    }
    case 'Escape':
      completion.close();
      return 'closed';
    default:
      return null;
  }
}

/** Tab also leads out of the box, and Enter ends the filter: what nobody chose does not take the place of a number, or of nothing. */
function isMeant({ chosen, start, answered }: Completion, { text, caret }: Typed): boolean {
  return answered === text && (chosen > 0 || !/^[\d.\s]*$/.test(text.slice(start, caret)));
}
