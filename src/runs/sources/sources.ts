import { mlflowFiles } from './mlflowFiles';
import type { RunSource } from './source';

/** Every format that runs are read from, in the order in which a folder is shown to them. */
export function runSources(): readonly RunSource[] {
  return [mlflowFiles];
}
