import { packageMeasures } from './models/packageMeasures.mjs';

/** Models: packages of several gigabytes beside `tar`. */
export async function modelsBench() {
  await packageMeasures();
}
