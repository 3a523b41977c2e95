import { packageMeasures } from './models/packageMeasures.mjs';
import { registryBench } from './models/registryBench.mjs';

/** Models: packages of several gigabytes beside `tar`, and the registry with a million events. */
export async function modelsBench() {
  await packageMeasures();
  await registryBench();
}
