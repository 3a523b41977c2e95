import { namedChecks } from '../data/checks/checkTitles';
import { modelChecks } from '../models/inspect/dangerOf';

/** Every check that a finding may name, of data and of model files: each has its page, `media/checks/<id>.md`. */
export const explainedChecks: readonly { readonly id: string; readonly title: string }[] = [
  ...namedChecks,
  ...modelChecks,
];
