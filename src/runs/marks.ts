import type { StoredRun } from './runStore';

type Marked = Pick<StoredRun, 'starred' | 'archived' | 'note' | 'labels'>;

/** The marks that runs have in common. */
export interface CommonMarks {
  /** How many of the runs have a star, are archived. */
  readonly starred: number;
  readonly archived: number;
  /** Null: the notes differ. */
  readonly note: string | null;
  /** Tags that all of them have. */
  readonly labels: string[];
}

export function commonMarks(runs: readonly Marked[]): CommonMarks {
  const notes = new Set(runs.map(({ note }) => note));
  const [first, ...others] = runs.map(({ labels }) => new Set(labels));
  return {
    starred: runs.filter(({ starred }) => starred).length,
    archived: runs.filter(({ archived }) => archived).length,
    note: notes.size > 1 ? null : ([...notes][0] ?? ''),
    labels: [...(first ?? [])].filter((label) => others.every((labels) => labels.has(label))),
  };
}

/** Tags that runs get and lose; their other tags stay. */
export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What was typed over the tags that runs have in common, words with commas between them, as a change; null: it is none. */
export function typedLabels(before: readonly string[], text: string): { add: string[]; remove: string[] } | null {
  const after = new Set(text.split(',').flatMap((label) => label.trim() || []));
  const add = [...after].filter((label) => !before.includes(label));
  const remove = before.filter((label) => !after.has(label));
  return add.length + remove.length === 0 ? null : { add, remove };
}

/** The tags of a run after a change of them. */
export function relabelled(labels: readonly string[], { add, remove }: LabelChange): string[] {
  return [...new Set([...labels.filter((label) => !remove.includes(label)), ...add])];
}
