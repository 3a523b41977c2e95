/** Why a run that its source has no more is not called whole. */
export const goneFromSource = 'its source has it no more; what was read of it stays.';

/** What a run is called that is not known to be whole, by the reason that is kept of it. */
export function incompleteWord(reason: string): string {
  return reason === goneFromSource ? 'gone from its source' : 'partly read';
}

/** The same with the reason. */
export function incompleteText(reason: string): string {
  return `${incompleteWord(reason)}: ${reason}`;
}
