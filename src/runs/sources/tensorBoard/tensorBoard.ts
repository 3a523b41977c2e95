import { join } from 'node:path';
import { eachRun } from '../eachRun';
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
    const { path, root } = context;
    const peek = ({ folder, files }: Writer) => firstFacts(join(path, folder, files[0] ?? ''));
    const units = runUnits(path, bounds(path, root), peek);
    const byId = units.map((unit) => [unit.folder, unit] as const);
    await eachRun(context, byId, (_, unit) => importRun(context, unit));
  },
};
