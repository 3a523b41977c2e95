import { join } from 'node:path';
import type { LogColumns } from './csvLog';
import { readHeader } from './csvRecords';
import { importCsvRun } from './csvRun';
import { eachRun, runFolders, unmappedRuns } from './eachRun';
import type { RunSource } from './source';
import { experimentOf, nameOf, sourceAround } from './sourceFolder';

/** Names that Lightning's CSVLogger gives its files. */
const logName = 'metrics.csv';
const paramsName = 'hparams.yaml';

/** Lightning's CSVLogger, of the trainer and of Fabric: `<name>/version_<n>/metrics.csv`, with a step in each row. */
export const lightningCsv: RunSource = {
  kind: 'lightning-csv',
  title: 'Lightning CSV',
  looksLike: 'version_0/metrics.csv with a step column',
  find: (folder) => {
    const found = logIn(folder.path, folder) !== null;
    return Promise.resolve({ found: found ? [sourceAround('lightning-csv', folder)] : [], prune: [] });
  },
  read: (context) =>
    eachRun(
      context,
      unmappedRuns(context, runFolders(context, logIn), (file) => [file]),
      (nativeId, file) =>
        importCsvRun(context, {
          nativeId,
          name: nameOf(context.path, nativeId),
          experiment: experimentOf(context.path),
          file,
          paramsFile: join(context.path, nativeId, paramsName),
          beginsWithParams: true,
          separator: '/',
          artifacts: join(context.path, nativeId),
          columns,
        }),
    ),
};

function logIn(folder: string, { files }: { readonly files: readonly string[] }): string | null {
  if (!files.includes(logName)) return null;
  const file = join(folder, logName);
  return readHeader(file)?.names.includes('step') === true ? file : null;
}

/** All but the step are metrics, `epoch` among them. */
function columns(header: readonly string[]): LogColumns {
  const step = header.indexOf('step');
  const metrics = [...header.entries()].flatMap(([at, key]) => (at === step || key === '' ? [] : [{ at, key }]));
  return { step, time: null, metrics, params: [], missing: [] };
}
