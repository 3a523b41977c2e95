import { archiveMeasures } from './models/archiveMeasures.mjs';
import { makeModel, removeModel } from './models/largeModel.mjs';
import { packageMeasures } from './models/packageMeasures.mjs';
import { registryBench } from './models/registryBench.mjs';

/** Models: packages of several gigabytes beside `tar`, and the registry with a million events. */
export async function modelsBench() {
  const bytes = makeModel();
  try {
    await packageMeasures(bytes);
    await archiveMeasures(bytes);
  } finally {
    removeModel();
  }
  await registryBench();
}
