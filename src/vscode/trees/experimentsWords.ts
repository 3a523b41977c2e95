import { formatCount, plural } from '../../base/text';

/** What the *Experiments* view says of one project beside its rows. */
export interface ProjectWords {
  readonly name: string;
  /** Null while nothing is known of its runs. */
  readonly runs: { readonly total: number; readonly shown: number } | null;
  /** What is read at the moment, with how many runs of it so far. */
  readonly reading: { readonly source: string; readonly runs: number } | null;
  /** Sentences on what is wrong, and what there is to know. */
  readonly notes: readonly string[];
}

/**
 * Beside the title of the view: how many runs there are, and what is read. That comes and goes while somebody reads, and
 * beside the title it moves no row.
 */
export function besideTitle(projects: readonly ProjectWords[], filter: string): string {
  const total = sum(projects, 'total');
  const shown = sum(projects, 'shown');
  const counted = filter === '' ? plural(total, 'run') : `${formatCount(shown)} of ${formatCount(total)}: ${filter}`;
  const reading = projects.flatMap(({ reading }) => reading ?? []);
  const read = reading.map(
    ({ source, runs }) => `reading ${source}${runs > 0 ? `: ${plural(runs, 'run')} so far` : ''}`,
  );
  return [...(total > 0 ? [counted] : []), ...read].join(' · ');
}

/** Over the rows, which it moves: only what stays until somebody does something about it. */
export function overRows(projects: readonly ProjectWords[]): string {
  const several = projects.length > 1;
  return projects.flatMap(({ name, notes }) => notes.map((note) => (several ? `${name}: ${note}` : note))).join(' ');
}

function sum(projects: readonly ProjectWords[], what: 'total' | 'shown'): number {
  return projects.reduce((sum, { runs }) => sum + (runs?.[what] ?? 0), 0);
}
