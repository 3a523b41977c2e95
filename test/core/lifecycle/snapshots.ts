import type { DataFileSnapshot, DeclaredSuccess, Intent, ProjectSnapshot } from '../../../src/lifecycle/snapshot';

export const nothingAbsent = { columns: 0, target: false, file: null };

export const success: DeclaredSuccess = {
  text: 'val_auc ≥ 0.7',
  at: null,
  metric: 'val_auc',
  goal: 'maximize',
  target: 0.7,
};

export const noIntent: Intent = {
  prototype: false,
  objective: null,
  success: null,
  owner: null,
  costs: null,
  business: null,
  plan: null,
  blanks: { objective: null, success: null, owner: null, costs: null, business: null, plan: null },
  dataSets: [],
  features: [],
  components: [],
  gates: [],
  fallbacks: [],
  monitors: [],
  retrain: [],
};

export const emptyProject: ProjectSnapshot = {
  name: 'new-project',
  configPath: null,
  configErrors: 0,
  configBroken: false,
  firstConfigError: null,
  intent: noIntent,
  dataFiles: [],
  scripts: [],
  modelFiles: [],
  harmfulModels: [],
  development: null,
  unreadRuns: [],
  registry: null,
};

export function checkedFile(path: string, counts: Partial<DataFileSnapshot['counts']> = {}): DataFileSnapshot {
  const line = { line: 14, character: 3 };
  return {
    path,
    state: 'checked',
    problem: null,
    rows: 344,
    columns: 9,
    counts: { error: 0, warning: 0, info: 0, hint: 0, ...counts },
    firstError: counts.error ? { start: line, end: { ...line, character: 9 } } : null,
  };
}
