import type { DataSetVersion } from '../../../store/profileRepository';
import type { ModelContext } from '../modelContext';

/** What promoting needs beside the registry: what the checks found in each content that a file of data had. */
export interface PromotionContext extends ModelContext {
  readonly profiles: { history(path: string): readonly DataSetVersion[] };
  /** Shows the command of a gate before it is run. */
  readonly announce: (command: string) => void;
}
