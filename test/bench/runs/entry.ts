import { addLongSeries, fillStore, openBenchStore } from './benchStore';
import { writeEventFile } from './eventFile';
import { writeFileStore } from './fileStore';
import { size } from './generatedRuns';
import { measureImport } from './importMeasures';
import { fillMlflow } from './mlflowDatabase';
import { measureEnvelope, measurePage, measurePanel, pageIds, pageQueries } from './tableMeasures';

/** What `runsBench.mjs` takes from the bundle of the sources. */
export const bench = {
  addLongSeries,
  fillMlflow,
  fillStore,
  measureEnvelope,
  measureImport,
  measurePage,
  measurePanel,
  openBenchStore,
  pageIds,
  pageQueries,
  size,
  writeEventFile,
  writeFileStore,
};
