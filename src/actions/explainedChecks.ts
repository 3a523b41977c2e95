import { checks } from '../data/checks/catalogue';
import type { Check } from '../data/checks/check';
import { modelChecks } from '../models/inspect/dangerOf';

/** Every check that a finding may name, of data and of model files: each has its page, `media/checks/<id>.md`. */
export const explainedChecks: readonly Pick<Check, 'id' | 'title'>[] = [...checks, ...modelChecks];
