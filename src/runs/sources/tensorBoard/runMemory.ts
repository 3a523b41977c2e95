import type { RunStatus } from '../../run';
import { decodeState } from '../visitState';
import type { RecordProgress } from './recordReader';

/** How far a file was read, and what it was then. */
interface FileMemory extends RecordProgress {
  /** Bytes and milliseconds since 1970 when it was read last. */
  size: number;
  modified: number;
}

/** The writer began again at a step: earlier points of that step and later ones do not hold. */
interface Restart {
  readonly file: string;
  /** Where the event that says so begins. */
  readonly offset: number;
  readonly step: number;
}

/** What is remembered of one folder that a run is written to. */
export interface WriterMemory {
  readonly files: Record<string, FileMemory>;
  /** Greatest step of a point that holds; null before the first. */
  latestStep: number | null;
  restarts: Restart[];
  /** What tags hold whose metadata stood beside their first value only. */
  contents: Record<string, 'scalars' | 'text'>;
  /** Values that were left out because their metric was one too many. */
  leftOut: number;
}

/** Another one wherever values are read in another way: the runs are read anew then. */
export const memoryVersion = 2;

/** Everything of a run that its next visit needs, as JSON in `ImportedRun.state`. */
export interface RunMemory {
  readonly version: typeof memoryVersion;
  /** False while a run is read anew: what the store has may be a mixture until that has ended. */
  settled: boolean;
  fingerprint: string | null;
  params: Record<string, string>;
  /** Texts by tag, each with the step it was written at. */
  texts: Record<string, readonly [step: number, text: string]>;
  /** Milliseconds since 1970. */
  firstEvent: number | null;
  lastEvent: number | null;
  sessionStarted: number | null;
  sessionEnded: number | null;
  sessionStatus: RunStatus | null;
  /** Keys of its series. */
  keys: readonly string[];
  /** Size and time of the file of parameters beside the events; empty without one. */
  paramsFile: string;
  /** By folder. */
  writers: Record<string, WriterMemory>;
  /** What was said of it last. */
  status: RunStatus;
}

export function newRunMemory(): RunMemory {
  return {
    version: memoryVersion,
    settled: false,
    fingerprint: null,
    params: {},
    texts: {},
    firstEvent: null,
    lastEvent: null,
    sessionStarted: null,
    sessionEnded: null,
    sessionStatus: null,
    keys: [],
    paramsFile: '',
    writers: {},
    status: 'running',
  };
}

/** The series that a memory of before left in the store; `state` is its text, null: there is none. */
export function keysOfEarlier(state: string | null): readonly string[] {
  return decodeState<Pick<RunMemory, 'keys'> & { readonly version: 1 }>(state, 1)?.keys ?? [];
}

export function newWriterMemory(): WriterMemory {
  return { files: {}, latestStep: null, restarts: [], contents: {}, leftOut: 0 };
}

/** What has to be known before everything is read once more, because a restart made earlier points void. */
export function restartsOnly(memory: RunMemory): RunMemory {
  const fresh = newRunMemory();
  for (const [folder, { restarts }] of Object.entries(memory.writers))
    fresh.writers[folder] = { ...newWriterMemory(), restarts };
  return fresh;
}
