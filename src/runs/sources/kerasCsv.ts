import { join } from 'node:path';
import type { LogColumns } from './csvLog';
import { readHeader } from './csvRecords';
import { importCsvRun } from './csvRun';
import { eachRun, runFolders, unmappedRuns } from './eachRun';
import type { ListedFolder } from './listFolder';
import type { ImportContext, RunSource } from './source';
import { experimentOf, sourceAround } from './sourceFolder';

/** Keras lets a person name the file, and most call it so. */
const logName = /\.(?:csv|tsv|log)$/i;

/** A folder none of whose first files is a log holds data: so many are opened, and no more. */
const fewFiles = 100;

/** Keras' CSVLogger: one row an epoch, with the losses and metrics in the order of their names. */
export const kerasCsv: RunSource = {
  kind: 'keras-csv',
  title: 'Keras CSV',
  looksLike: '*.csv and *.log with the columns epoch and loss',
  find: (folder) => {
    const found = hasLogs(folder.path, candidates(folder));
    return Promise.resolve({ found: found ? [sourceAround('keras-csv', folder)] : [], prune: [] });
  },
  read: (context) =>
    eachRun(
      context,
      unmappedRuns(context, logsOf(context), (file) => [file]),
      (nativeId, file) =>
        importCsvRun(context, {
          nativeId,
          name: nativeId.replace(logName, ''),
          experiment: experimentOf(context.path),
          file,
          paramsFile: null,
          beginsWithParams: false,
          separator: '.',
          artifacts: null,
          columns,
        }),
    ),
};

function* logsOf(context: ImportContext): Iterable<readonly [nativeId: string, file: string]> {
  for (const [folder, names] of runFolders(context, logsIn))
    for (const name of names) yield [folder === '.' ? name : `${folder}/${name}`, join(context.path, folder, name)];
}

function logsIn(folder: string, listed: ListedFolder): readonly string[] | null {
  const names = candidates(listed);
  return hasLogs(folder, names) ? names.filter((name) => isLog(join(folder, name))) : null;
}

function candidates({ files }: { readonly files: readonly string[] }): readonly string[] {
  return files.filter((name) => logName.test(name));
}

function hasLogs(folder: string, names: readonly string[]): boolean {
  return names.slice(0, fewFiles).some((name) => isLog(join(folder, name)));
}

/** Lightning's logs have both columns too, and a step. */
function isLog(path: string): boolean {
  const names = readHeader(path)?.names ?? [];
  return names[0] === 'epoch' && names.includes('loss') && !names.includes('step');
}

function columns(header: readonly string[]): LogColumns {
  const metrics = [...header.entries()].flatMap(([at, key]) => (at === 0 || key === '' ? [] : [{ at, key }]));
  return { step: 0, time: null, metrics, params: [], missing: [] };
}
