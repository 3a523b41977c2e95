import { join } from 'node:path';
import type { LogColumns } from './csvLog';
import { readHeader } from './csvRecords';
import { importCsvRun } from './csvRun';
import { eachRun, runFolders } from './eachRun';
import type { ImportContext, RunSource } from './source';
import { experimentOf, sourceAround } from './sourceFolder';

/** Keras lets a person name the file, and most call it so. */
const logName = /\.(?:csv|tsv|log|txt)$/i;

/** Keras' CSVLogger: one row an epoch, with the losses and metrics in the order of their names. */
export const kerasCsv: RunSource = {
  kind: 'keras-csv',
  title: 'Keras CSV',
  looksLike: '*.csv and *.log with the columns epoch and loss',
  find: (folder) => {
    const found = logsIn(folder.path, folder) !== null;
    return Promise.resolve({ found: found ? [sourceAround('keras-csv', folder)] : [], prune: [] });
  },
  read: (context) =>
    eachRun(context, logsOf(context), (nativeId, file) =>
      importCsvRun(context, {
        nativeId,
        name: nativeId.replace(logName, ''),
        experiment: experimentOf(context.path),
        file,
        paramsFile: null,
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

function logsIn(folder: string, { files }: { readonly files: readonly string[] }): readonly string[] | null {
  const logs = files.filter((name) => logName.test(name) && isLog(join(folder, name)));
  return logs.length > 0 ? logs : null;
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
