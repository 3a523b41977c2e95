import { join } from 'node:path';
import { shorten } from '../../../base/text';
import { newLogProgress, readLog, type LogColumns } from '../csvLog';
import { readHeader } from '../csvRecords';
import { fileFacts } from '../fileFacts';
import { listFolder } from '../listFolder';
import { readParams } from '../paramsFile';
import type { PointColumns } from '../pointColumns';
import { addNumbers, isJsonObject, readPythonJson, type JsonObject } from '../pythonJson';

/** Names that DVCLive gives its files. */
export const summaryName = 'metrics.json';
export const paramsName = 'params.yaml';
export const plotsName = 'plots';
const metricsName = 'metrics';
const tableEnding = '.tsv';

const deepest = 16;

/** What the files of DVCLive say. */
export interface LiveFolder {
  readonly series: ReadonlyMap<string, PointColumns>;
  readonly params: ReadonlyMap<string, string>;
  /** Milliseconds since 1970 of the first point; null where none has a time. */
  readonly firstTime: number | null;
  /** Whether the summary is, which is not so in the middle of being written. */
  readonly whole: boolean;
  /** Reasons why not all was read. */
  readonly reasons: readonly string[];
}

/** Names of the files in a folder that DVCLive wrote to be read, relative to it, with `/`. */
export function liveFiles(folder: string, within: string): readonly string[] {
  return [summaryName, paramsName, ...tablesBelow(folder, `${plotsName}/${metricsName}`, within, 0)];
}

/** Whether a name is one of those. */
export function isLiveFile(name: string): boolean {
  const isTable = name.startsWith(`${plotsName}/${metricsName}/`) && name.endsWith(tableEnding);
  return name === summaryName || name === paramsName || (isTable && !name.split('/').includes('..'));
}

/** A table for each series; the folders it lies in are part of its name. */
function* tablesBelow(folder: string, inside: string, within: string, depth: number): Iterable<string> {
  const { files, folders } = listFolder(join(folder, inside), within);
  for (const name of files) if (name.endsWith(tableEnding)) yield `${inside}/${name}`;
  if (depth < deepest) for (const name of folders) yield* tablesBelow(folder, `${inside}/${name}`, within, depth + 1);
}

/** Where the summary is not whole, the tables and the params say what they say. */
export function readLiveFolder(folder: string, files: readonly string[]): LiveFolder {
  const summary = readPythonJson(join(folder, summaryName));
  const whole = isJsonObject(summary);
  const tables = new Tables();
  const before = `${plotsName}/${metricsName}/`.length;
  for (const name of files.filter((file) => file.endsWith(tableEnding)))
    tables.add(join(folder, name), name.slice(before, -tableEnding.length));
  const { params, problem } = readParams(join(folder, paramsName), '.');
  const reasons = [
    ...(whole ? [] : [`${summaryName} is not whole JSON`]),
    ...tables.reasons,
    ...(problem === null ? [] : [`parameters: ${paramsName} ${problem}`]),
  ];
  const series = whole ? withLast(tables.series, summary) : tables.series;
  return { series, params, firstTime: tables.firstTime, whole, reasons };
}

/** The series, and of what was logged without one the last value. */
function withLast(series: Map<string, PointColumns>, { step, ...values }: JsonObject) {
  const last = new Map<string, PointColumns>();
  addNumbers(last, values, typeof step === 'number' ? step : 0);
  for (const [key, points] of last) if (!series.has(key)) series.set(key, points);
  return series;
}

/** What the tables of a folder say. */
class Tables {
  readonly series = new Map<string, PointColumns>();
  readonly reasons: string[] = [];
  firstTime: number | null = null;

  add(file: string, key: string): void {
    const header = readHeader(file);
    const size = fileFacts(file)?.size ?? 0;
    if (header === null) return;
    const progress = newLogProgress(header);
    const log = { path: file, size, header, columns: columns(header.names, key) };
    for (const read of readLog(log, progress, Infinity))
      for (const [name, points] of read) this.series.set(name, points);
    if (progress.firstTime !== null) this.firstTime = Math.min(this.firstTime ?? Infinity, progress.firstTime);
    if (size > progress.offset) this.reasons.push(`the last line of ${shorten(key)} has no end yet, and is not read`);
  }
}

/** An optional time, the step, and the value under the last part of its name. */
function columns(header: readonly string[], key: string): LogColumns {
  const time = header.indexOf('timestamp');
  return {
    step: header.indexOf('step'),
    time: time < 0 ? null : time,
    metrics: [{ at: header.length - 1, key }],
    params: [],
    missing: [],
  };
}
