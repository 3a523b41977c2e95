import { createHash, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import * as z from 'zod/mini';
import { fileSign } from '../fileFacts';
import { isFresh } from './isFresh';
import { keyFiles } from './keyFiles';

const readMetric = z.object({
  size: z.number(),
  time: z.number(),
  end: z.number(),
  tail: z.string(),
  unreadable: z.number(),
});
/** How far a metric's file was read: size and time then, offset and bytes of the last line's end, lines without a point. */
export type ReadMetric = z.infer<typeof readMetric>;

const active = z.object({ facts: z.string(), metrics: z.record(z.string(), readMetric) });
/** What is kept of a run that may still be written to: a digest of all but its points, and each metric by name. */
type ActiveState = z.infer<typeof active>;

/** What of a run's folder changes when a key is added or its end is written, and when it last did. */
export interface FolderSigns {
  readonly signature: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  /** Of its files of values; null: they were not looked at. */
  readonly files: string | null;
}

/**
 * Null where the folder holds no run. For most runs that ended these four times are all that is looked at again: a value
 * that is written later into a file that was there shows only in their files (`filesSign`).
 */
export function folderSigns(path: string, experiment: string, deleted: boolean): FolderSigns | null {
  const meta = statSync(`${path}/meta.yaml`, { throwIfNoEntry: false });
  if (!meta?.isFile()) return null;
  const times = ['metrics', 'params', 'tags'].map((name) => timeOf(`${path}/${name}`));
  const signature = [meta.size, meta.mtimeMs, ...times, deleted, experiment].join(' ');
  return { signature, changed: Math.max(meta.mtimeMs, ...times), files: null };
}

/** Tells also what is written into a file that was there. */
export function filesSign(path: string): string {
  const files = ['metrics', 'params', 'tags', 'inputs'].flatMap((name) => keyFiles(`${path}/${name}`));
  return digestOf(files.map((file) => [file.path.slice(path.length), fileSign(file.path)]));
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The state of a run that ended and lies still: its signature, and the sign of its files where they were looked at. */
export function settledState({ signature, files }: FolderSigns): string {
  return files === null ? signature : `${signature}\n${files}`;
}

/**
 * The state of a run that this visit has written in part: it is read anew, should the visit end before the rest is written,
 * and nobody takes it for the part that another visit wrote.
 */
export function unfinishedState(): string {
  return `unfinished ${randomUUID()}`;
}

/** Whether a run is as it was; without a sign of its files by its signature alone. */
export function isAsBefore(state: string | undefined, signs: FolderSigns): boolean {
  return state === settledState(signs) || (signs.files === null && state?.startsWith(`${signs.signature}\n`) === true);
}

/** A run that ended and lies still is settled; a clock that is ahead keeps it active. */
export function isSettled(signs: FolderSigns, ended: boolean, now: number): boolean {
  return ended && !isFresh(signs.changed, now);
}

export function writeActive(state: ActiveState): string {
  return JSON.stringify(state);
}

/** Null where there is none, or where the run was settled. */
export function parseActive(state: string | undefined): ActiveState | null {
  if (!state?.startsWith('{')) return null;
  try {
    return active.parse(JSON.parse(state));
  } catch {
    return null;
  }
}

export function digestOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64').slice(0, 16);
}
