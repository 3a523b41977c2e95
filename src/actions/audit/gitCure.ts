/** What brings back a file that git holds, as a sentence: where it is staged no more, what was committed has to be staged again. */
export function gitCure(path: string, held: 'staged' | 'committed'): string {
  return held === 'staged'
    ? `git restore ${path} brings back what git holds of it.`
    : `git restore --staged --worktree ${path} brings back what was committed.`;
}
