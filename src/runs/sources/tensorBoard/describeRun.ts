import { join } from 'node:path';
import { formatCount, plural } from '../../../base/text';
import type { ImportedRun, RunStatus } from '../../run';
import { isLive } from '../liveness';
import { partlyRead } from '../partlyRead';
import { experimentOf, nameOf } from '../sourceFolder';
import type { RunMemory } from './runMemory';

/** What of a run is known when its events were read so far. `unread`: files that could not be, and why. */
export function describeRun(
  memory: RunMemory,
  place: { readonly source: string; readonly folder: string; readonly parent: string | null },
  params: ReadonlyMap<string, string>,
  unread: readonly string[],
): ImportedRun {
  const { source, folder, parent } = place;
  return {
    nativeId: folder,
    fingerprint: memory.fingerprint,
    experiment: experimentOf(source),
    name: nameOf(source, folder),
    status: memory.status,
    started: memory.sessionStarted ?? memory.firstEvent,
    ended: memory.status === 'running' ? null : (memory.sessionEnded ?? memory.lastEvent),
    parent,
    params: new Map([...params, ...Object.entries(memory.params)]),
    tags: new Map(Object.entries(memory.texts).map(([tag, [, text]]) => [textKey(tag), text])),
    environment: new Map(),
    code: null,
    data: [],
    artifacts: join(source, folder),
    partly: partlyRead([...unread, ...notesOf(memory)]),
    deleted: false,
    state: JSON.stringify(memory),
  };
}

/** Writers keep events back for two minutes at most, unless a person says otherwise. */
const longestWait = 600_000;

/**
 * A session that ended says how; else a run whose files grow no more has finished. Files much younger than their last event
 * were copied, as a clone is, and not written.
 */
export function statusOf(memory: RunMemory, written: number, now: number): RunStatus {
  const { sessionStatus, lastEvent } = memory;
  if (sessionStatus !== null && sessionStatus !== 'running') return sessionStatus;
  const isCopy = lastEvent !== null && written - lastEvent > longestWait;
  return isLive(written, now) && !isCopy ? 'running' : 'finished';
}

/** torch and Lightning append a word of their own to the tag of a text. */
function textKey(tag: string): string {
  return `text/${tag.replace(/\/text_summary$/, '')}`;
}

function notesOf(memory: RunMemory): readonly string[] {
  const notes: string[] = [];
  for (const { files, leftOut } of Object.values(memory.writers)) {
    for (const [name, { damaged, firstDamage, size, offset }] of Object.entries(files)) {
      if (damaged > 0)
        notes.push(
          `${plural(damaged, 'damaged part')} of ${name} left out, the first at byte ${formatCount(firstDamage ?? 0)}`,
        );
      if (size > offset) notes.push(`the last ${plural(size - offset, 'byte')} of ${name} are no whole record`);
    }
    if (leftOut > 0) notes.push(`${plural(leftOut, 'value')} of too many or too long tags left out`);
  }
  return notes;
}
