import type { RunStatus } from '../../run';
import { WireReader, wireTypes } from './wireReader';

/** What the HParams plugin says of a run (`tensorboard/plugins/hparams/plugin_data.proto`, `hparams.proto`). */
export interface SessionFacts {
  /** Value of each hyper-parameter as text. */
  readonly params: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  readonly started: number | null;
  readonly ended: number | null;
  readonly status: RunStatus | null;
}

const pluginFields = { sessionStart: 3, sessionEnd: 4 } as const;
const startFields = { params: 1, startSeconds: 5 } as const;
const endFields = { status: 1, endSeconds: 2 } as const;
/** `google.protobuf.Value`. */
const valueFields = { number: 2, text: 3, bool: 4 } as const;
const statuses: Readonly<Record<number, RunStatus>> = { 1: 'finished', 2: 'failed', 3: 'running' };

const longestValue = 8000;

/** Reads `HParamsPluginData`, the content of the plugin's metadata. */
export function readSession(buffer: Buffer, start: number, end: number): SessionFacts {
  const params = new Map<string, string>();
  const facts = {
    params,
    started: null as number | null,
    ended: null as number | null,
    status: null as RunStatus | null,
  };
  for (const field of fieldsOf(buffer, start, end)) {
    if (field.field === pluginFields.sessionStart) facts.started = readStart(field, params) ?? facts.started;
    else if (field.field === pluginFields.sessionEnd) Object.assign(facts, readEnd(field));
  }
  return facts;
}

function readStart(session: WireReader, params: Map<string, string>): number | null {
  let started: number | null = null;
  for (const field of fieldsOf(session.buffer, session.start, session.stop)) {
    if (field.field === startFields.params) readParam(field, params);
    else if (field.field === startFields.startSeconds) started = milliseconds(field);
  }
  return started;
}

function readEnd(session: WireReader): { readonly status: RunStatus; readonly ended: number | null } {
  let status: RunStatus = 'finished';
  let ended: number | null = null;
  for (const field of fieldsOf(session.buffer, session.start, session.stop)) {
    if (field.field === endFields.status) status = statuses[field.value] ?? status;
    else if (field.field === endFields.endSeconds) ended = milliseconds(field);
  }
  return { status, ended };
}

/** An entry of the map: 1 the name, 2 the value. */
function readParam(entry: WireReader, params: Map<string, string>): void {
  let name = '';
  let value = '';
  for (const field of fieldsOf(entry.buffer, entry.start, entry.stop)) {
    if (field.wire !== wireTypes.bytes) continue;
    if (field.field === 1) name = field.text();
    else if (field.field === 2) value = readValue(field);
  }
  params.set(name, value.slice(0, longestValue).toWellFormed());
}

function readValue(value: WireReader): string {
  for (const field of fieldsOf(value.buffer, value.start, value.stop)) {
    if (field.field === valueFields.number && field.wire === wireTypes.fixed64)
      return String(field.buffer.readDoubleLE(field.start));
    if (field.field === valueFields.text && field.wire === wireTypes.bytes) return field.text();
    if (field.field === valueFields.bool) return field.value === 0 ? 'false' : 'true';
  }
  return '';
}

function milliseconds(field: WireReader): number | null {
  if (field.wire !== wireTypes.fixed64) return null;
  const seconds = field.buffer.readDoubleLE(field.start);
  return seconds > 0 ? seconds * 1000 : null;
}

function* fieldsOf(buffer: Buffer, start: number, end: number): Iterable<WireReader> {
  const reader = new WireReader();
  reader.open(buffer, start, end);
  while (reader.next()) yield reader;
}
