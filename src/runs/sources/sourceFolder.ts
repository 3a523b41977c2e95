import { basename } from 'node:path';
import type { FoundSource, SeenFolder } from './source';
import type { SourceKind } from '../run';

/** Of a run that is a folder: the source is the folder around it, with its siblings; where the walk began it is itself. */
export function sourceAround(kind: SourceKind, run: SeenFolder): FoundSource {
  const around = run.parent ?? run;
  return { kind, path: around.path, watch: [around.path] };
}

/** A run is called by its native id, the source itself by the name of its folder. */
export function nameOf(source: string, nativeId: string): string {
  return nativeId === '.' ? basename(source) || source : nativeId;
}

/** The experiment of what lies in a source: the name of its folder. */
export function experimentOf(source: string): string {
  return basename(source) || source;
}
