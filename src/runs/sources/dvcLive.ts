import { basename, dirname, join } from 'node:path';
import { shorten } from '../../base/text';
import { newLogProgress, readLog, type LogColumns } from './csvLog';
import { readHeader } from './csvRecords';
import { eachRun, unmappedRuns } from './eachRun';
import { fileFacts, fileSign } from './fileFacts';
import { bounds, listFolder } from './listFolder';
import { isLive } from './liveness';
import { readParams } from './paramsFile';
import { partlyRead } from './partlyRead';
import type { PointColumns } from './pointColumns';
import { addNumbers, isJsonObject, readPythonJson, type JsonObject } from './pythonJson';
import type { ImportContext, RunSource } from './source';
import { experimentOf } from './sourceFolder';
import { importWholeRun, type WholeRun } from './wholeRun';

/** Names that DVCLive gives its files. */
const summaryName = 'metrics.json';
const paramsName = 'params.yaml';
const plotsName = 'plots';
const metricsName = 'metrics';
const tableEnding = '.tsv';

/**
 * DVCLive: `metrics.json` with the last values and a table for each series, the newest run of a folder only. What DVC keeps of
 * earlier ones in git is not read: it takes git to run, which an untrusted folder must not.
 */
export const dvcLive: RunSource = {
  kind: 'dvclive',
  title: 'DVCLive',
  looksLike: 'dvclive/metrics.json',
  find: ({ path, files, folders }) => {
    const isLog = files.includes(summaryName) && isSummary(path, folders);
    return Promise.resolve({ found: isLog ? [{ kind: 'dvclive', path, watch: [path] }] : [], prune: [] });
  },
  read: (context) => {
    const summary = join(context.path, summaryName);
    const runs = fileFacts(summary) === null ? [] : [['.', summary] as const];
    return eachRun(
      context,
      unmappedRuns(context, runs, (file) => [file]),
      (nativeId) => importRun(context, nativeId),
    );
  },
};

/** Others call a file of metrics so too; DVCLive's has a step, or series beside it. */
function isSummary(folder: string, folders: readonly string[]): boolean {
  const summary = readPythonJson(join(folder, summaryName));
  return isJsonObject(summary) && (typeof summary.step === 'number' || folders.includes(plotsName));
}

function importRun(context: ImportContext, nativeId: string): void {
  const { path } = context;
  const tables = [...seriesTables(join(path, plotsName, metricsName), '', bounds(path, context.root), 0)];
  const files = [join(path, summaryName), join(path, paramsName), ...tables.map(({ file }) => file)];
  const live = isLive(Math.max(...files.map((file) => fileFacts(file)?.modified ?? 0)), context.now());
  importWholeRun(context, nativeId, files.map(fileSign), live, () => {
    const summary = readPythonJson(join(path, summaryName));
    if (!isJsonObject(summary)) {
      context.problem(join(path, summaryName), 'It is not whole JSON.');
      return null;
    }
    const reasons: string[] = [];
    const series = seriesOf(tables, summary, reasons);
    return { run: describe(path, live, reasons), series };
  });
}

interface SeriesTable {
  readonly file: string;
  readonly key: string;
}

const deepest = 16;

/** A table for each series; the folders it lies in are part of its name. */
function* seriesTables(folder: string, prefix: string, within: string, depth: number): Iterable<SeriesTable> {
  const { files, folders } = listFolder(folder, within);
  for (const name of files)
    if (name.endsWith(tableEnding))
      yield { file: join(folder, name), key: prefix + name.slice(0, -tableEnding.length) };
  if (depth < deepest)
    for (const name of folders) yield* seriesTables(join(folder, name), `${prefix}${name}/`, within, depth + 1);
}

/** The series, and of what was logged without one the last value. */
function seriesOf(tables: readonly SeriesTable[], summary: JsonObject, reasons: string[]): Map<string, PointColumns> {
  const series = new Map<string, PointColumns>();
  for (const table of tables) addSeries(series, table, reasons);
  const { step, ...values } = summary;
  const last = new Map<string, PointColumns>();
  addNumbers(last, values, typeof step === 'number' ? step : 0);
  for (const [key, points] of last) if (!series.has(key)) series.set(key, points);
  return series;
}

function addSeries(series: Map<string, PointColumns>, { file, key }: SeriesTable, reasons: string[]): void {
  const header = readHeader(file);
  const size = fileFacts(file)?.size ?? 0;
  if (header === null) return;
  const progress = newLogProgress(header);
  const log = { path: file, size, header, columns: columns(header.names, key) };
  for (const read of readLog(log, progress, Infinity)) for (const [name, points] of read) series.set(name, points);
  if (size > progress.offset) reasons.push(`the last line of ${shorten(key)} has no end yet, and is not read`);
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

function describe(path: string, live: boolean, reasons: readonly string[]): WholeRun['run'] {
  const { params, problem } = readParams(join(path, paramsName), '.');
  const written = fileFacts(join(path, summaryName))?.modified ?? null;
  const name = basename(path);
  return {
    fingerprint: fileFacts(path)?.fingerprint ?? null,
    experiment: experimentOf(dirname(path)),
    name: name === 'dvclive' ? 'workspace' : name,
    status: live ? 'running' : 'finished',
    started: fileFacts(join(path, paramsName))?.modified ?? null,
    ended: live ? null : written,
    parent: null,
    params,
    tags: new Map(),
    environment: new Map(),
    code: null,
    data: [],
    artifacts: path,
    partly: partlyRead(problem === null ? reasons : [...reasons, `parameters: ${paramsName} ${problem}`]),
    deleted: false,
  };
}
