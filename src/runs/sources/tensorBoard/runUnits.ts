import { join } from 'node:path';
import { listFolder, type ListedFolder } from '../listFolder';
import type { SeenFolder } from '../source';

/** One folder that event files were written to, and what its tags are called in its run. */
export interface Writer {
  /** Relative to the source, with `/`; "." is the source itself. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
  /** It is the folder of the run itself. */
  readonly main: boolean;
}

/** A run: the folder it is called by, and the folders it was written to. */
export interface RunUnit {
  readonly folder: string;
  readonly parent: string | null;
  readonly writers: Writer[];
}

/** What the first events of a folder tell about it. */
export interface FirstFacts {
  /** It begins with hyper-parameters: `add_hparams` wrote it. */
  readonly session: boolean;
  /** Tag of its first scalar. */
  readonly tag: string | null;
}

/** Keras writes each run to two folders of these names. */
const kerasFolders: readonly string[] = ['train', 'validation'];

const deepest = 16;

function isEventFile(name: string): boolean {
  return name.includes('.tfevents.');
}

function hasEvents(folder: { readonly files: readonly string[] }): boolean {
  return folder.files.some(isEventFile);
}

/** The outermost folder around event files that is a run; null when there are none. */
export function outermostRun(folder: SeenFolder): SeenFolder | null {
  if (!hasEvents(folder)) return null;
  const name = folder.path.split(/[\\/]/).at(-1) ?? '';
  let run = folder.parent && kerasFolders.includes(name) ? folder.parent : folder;
  for (let around = run.parent; around; around = around.parent) if (hasEvents(around)) run = around;
  return run;
}

/**
 * The runs of a source. What lies in the folder of a run belongs to it where the writer is known to make such folders
 * (`add_scalars`, a single `add_hparams`, Keras); everything else there is a run nested in it.
 */
export function runUnits(
  source: string,
  within: string,
  firstFacts: (writer: Writer) => FirstFacts,
): readonly RunUnit[] {
  return new UnitWalk(source, within, firstFacts).units();
}

class UnitWalk {
  readonly #units: RunUnit[] = [];
  /** Folders with hyper-parameters of their own, by the run around them. */
  readonly #sessions = new Map<RunUnit, Writer[]>();

  constructor(
    private readonly source: string,
    private readonly within: string,
    private readonly firstFacts: (writer: Writer) => FirstFacts,
  ) {}

  units(): readonly RunUnit[] {
    this.#visit('.', null, 0);
    for (const [unit, sessions] of this.#sessions) this.#settle(unit, sessions);
    return this.#units;
  }

  #visit(folder: string, around: RunUnit | null, depth: number): void {
    const listed = listFolder(join(this.source, folder), this.within);
    const unit = this.#unitOf(folder, listed, around);
    if (depth === deepest || (unit === null && depth > 0)) return;
    for (const name of listed.folders) this.#visit(folder === '.' ? name : `${folder}/${name}`, unit, depth + 1);
  }

  /** The run that folders in this one belong to. */
  #unitOf(folder: string, listed: ListedFolder, around: RunUnit | null): RunUnit | null {
    const files = listed.files.filter(isEventFile);
    if (files.length === 0) return this.#hasKerasFolders(folder, listed) ? this.#add(folder, around) : around;
    const writer = { folder, files, prefix: '', suffix: '', main: true };
    if (around === null) return this.#add(folder, null, writer);
    return this.#inside(around, writer);
  }

  #hasKerasFolders(folder: string, { folders }: ListedFolder): boolean {
    const named = kerasFolders.filter((name) => folders.includes(name));
    return named.some((name) => hasEvents(listFolder(join(this.source, folder, name), this.within)));
  }

  #inside(around: RunUnit, writer: Writer): RunUnit {
    const inner = around.folder === '.' ? writer.folder : writer.folder.slice(around.folder.length + 1);
    if (kerasFolders.includes(inner)) {
      around.writers.push({ ...writer, main: false, prefix: `${inner}/` });
      return around;
    }
    const { session, tag } = this.firstFacts(writer);
    if (session) {
      this.#sessions.set(around, [...(this.#sessions.get(around) ?? []), writer]);
      return around;
    }
    const suffix = tag === null ? null : partOf(tag, inner);
    if (suffix === null) return this.#add(writer.folder, around, writer);
    around.writers.push({ ...writer, main: false, suffix: `/${suffix}` });
    return around;
  }

  /** One set of hyper-parameters is that of the run around it; several are runs of their own. */
  #settle(unit: RunUnit, sessions: readonly Writer[]): void {
    const [only] = sessions;
    if (only && sessions.length === 1) unit.writers.push({ ...only, main: false });
    else for (const writer of sessions) this.#add(writer.folder, unit, writer);
  }

  #add(folder: string, around: RunUnit | null, ...writers: Writer[]): RunUnit {
    const unit = { folder, parent: around?.folder ?? null, writers };
    this.#units.push(unit);
    return unit;
  }
}

/** `add_scalars(tag, { part: … })` writes to the folder `tag_part` (torch) or `tag/part` (tensorboardX). */
function partOf(tag: string, folder: string): string | null {
  const stem = tag.replaceAll('/', '_');
  for (const start of [`${stem}_`, `${stem}/`])
    if (folder.startsWith(start) && folder.length > start.length) return folder.slice(start.length);
  return null;
}
