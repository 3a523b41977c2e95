import * as z from 'zod/mini';
import type { MarkChange, RunMarks } from '../../runs/runStore';
import type { Database, Statement } from '../sqlite';
import { RunKeys } from './runKeys';
import { RunTexts } from './runTexts';
import { RunVisibility } from './runVisibility';
import { RunWords } from './runWords';
import { flag } from './rowSchemas';

const marksRow = z.object({
  starred: flag,
  archived: flag,
  removed: flag,
  deleted: flag,
  note: z.string(),
  name: z.nullable(z.string()),
  labels: z.pipe(
    z.string(),
    z.transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  ),
  recordedName: z.string(),
});
type MarksRow = Omit<z.output<typeof marksRow>, 'labels'> & { readonly labels: readonly string[] };

/** Writes what a person did to runs. */
export class RunMarking {
  readonly #keys: RunKeys;
  readonly #visibility: RunVisibility;
  readonly #texts: RunTexts;
  readonly #words: RunWords;
  readonly #marks: Statement;
  readonly #save: Statement;

  constructor(database: Database) {
    this.#keys = new RunKeys(database);
    this.#visibility = new RunVisibility(database, this.#keys);
    this.#texts = new RunTexts(database, this.#keys);
    this.#words = new RunWords(database);
    this.#marks = database.prepare(`
      SELECT starred, archived, removed, deleted, note, given_name AS name, labels, name AS recordedName
      FROM runs WHERE number = ?`);
    this.#save = database.prepare(`
      UPDATE runs SET starred = ?, archived = ?, removed = ?, note = ?, given_name = ?, labels = ? WHERE number = ?`);
  }

  /** Returns what undoes the changes that were made, last change first. */
  mark(changes: readonly MarkChange[], revision: number): readonly MarkChange[] {
    const undo: MarkChange[] = [];
    for (const { number, marks, expected } of changes) {
      const row = this.#marks.get(number);
      if (row === undefined) continue;
      const before = marksRow.parse(row);
      if (expected && !isStill(before, expected)) continue;
      this.#set(number, before, { ...before, ...marks });
      undo.unshift({ number, marks: pickMarks(before, marks), expected: marks });
    }
    this.#keys.flush(revision);
    return undo;
  }

  #set(number: number, before: MarksRow, after: MarksRow): void {
    const { starred, archived, removed, note, name, labels } = after;
    const flags = [starred, archived, removed].map(Number);
    this.#save.run(...flags, note, name, JSON.stringify(labels), number);
    if (removed !== before.removed && !before.deleted) this.#visibility.change(number, removed);
    if (note !== before.note || name !== before.name || labels.join('\n') !== before.labels.join('\n'))
      this.#writeWords(number, after);
  }

  #writeWords(number: number, { name, recordedName, note, labels }: MarksRow): void {
    const [params, tags] = [this.#texts.of(number, 'param'), this.#texts.of(number, 'tag')];
    this.#words.write(number, false, { names: [name ?? '', recordedName], note, labels, params, tags });
  }
}

/** Whether marks are what somebody set who may not know what was done since. */
function isStill(marks: MarksRow, expected: RunMarks): boolean {
  return JSON.stringify(pickMarks(marks, expected)) === JSON.stringify(expected);
}

/** Of the marks before, those that were changed. */
function pickMarks(before: MarksRow, changed: RunMarks): RunMarks {
  const keys = Object.keys(changed) as (keyof RunMarks)[];
  return Object.fromEntries(keys.map((key) => [key, before[key]]));
}
