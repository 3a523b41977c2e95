import { join } from 'node:path';
import { bounds } from '../listFolder';
import type { RunSource } from '../source';
import { sourceAround } from '../sourceFolder';
import { firstFacts } from './eventFile';
import { importRun } from './runImport';
import { outermostRun, runUnits, type Writer } from './runUnits';

/**
 * TensorBoard's event files: scalars, hyper-parameters and texts; images, histograms and graphs are passed over. A folder
 * of them is a run, the folder around it the source.
 */
export const tensorBoard: RunSource = {
  kind: 'tensorboard',
  title: 'TensorBoard',
  looksLike: 'folders with *.tfevents.* files',
  find: (folder) => {
    const run = outermostRun(folder);
    return Promise.resolve({ found: run ? [sourceAround('tensorboard', run)] : [], prune: [] });
  },
  read: async (context) => {
    const { path, root, runStates } = context;
    const peek = ({ folder, files }: Writer) => firstFacts(join(path, folder, files[0] ?? ''));
    const units = runUnits(path, bounds(path, root), peek);
    for (const unit of units) {
      await importRun(context, unit);
      await context.breathe();
    }
    const seen = new Set(units.map(({ folder }) => folder));
    for (const nativeId of runStates.keys()) if (!seen.has(nativeId)) context.gone(nativeId);
  },
};
