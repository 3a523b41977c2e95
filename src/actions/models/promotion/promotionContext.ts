import type { DataSetVersion } from '../../../store/profileRepository';
import type { GateRuns } from '../../../models/gates/gateRuns';
import type { ModelContext } from '../modelContext';
import type { TendYaml } from './gatesProblem';
import type { RememberedVerifications } from './rememberedVerifications';

/** What promoting needs beside the registry: what the checks found in each content that a file of data had. */
export interface PromotionContext extends ModelContext {
  readonly profiles: { history(path: string): readonly DataSetVersion[] };
  /** Where parts of `tend.yaml` stand, and what is wrong with it; absent: it is read from the project. */
  readonly tendYaml?: TendYaml;
  /** Shows the command of a gate before it is run. */
  readonly announce: (command: string) => void;
  /** Takes what the command of a gate prints, line by line, and for how long it has run. */
  readonly tell: (line: string) => void;
  /** What came of verifying files that did not change since; absent: every byte is read. */
  readonly verifications?: Pick<RememberedVerifications, 'of'>;
  /** What came of commands of gates on this machine; absent: nothing is kept of it. */
  readonly gateRuns?: GateRuns;
}
