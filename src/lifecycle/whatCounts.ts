import type { StageId } from './lifecycle';

const stages: Partial<Record<StageId, string>> = {
  problem:
    'Anything under project in tend.yaml: an objective, a success metric, an owner, the cost of mistakes, a date for a stage.',
  data: 'A CSV or TSV file in this folder, and what tend.yaml says about it under datasets.',
  features: 'Features listed under features in tend.yaml, each with its code and its owner.',
  development:
    'A script or notebook that trains a model, a model file, or runs written by a tracker such as MLflow or TensorBoard.',
  validation: 'A registered version of a model, with its metrics and its data, that passed the gates in tend.yaml.',
  deployment: 'A version of a model that is in production, and a restore drill of it.',
  monitoring: 'Monitors of a model in tend.yaml.',
  updates: 'A version that replaced another one in production, or what triggers retraining in tend.yaml.',
};

const evidence: Readonly<Record<string, string>> = {
  'problem.objective': 'One sentence on what the model is for, as project.objective in tend.yaml.',
  'problem.success': 'The metric that decides, its direction and its target, as project.success in tend.yaml.',
  'problem.owner': 'Who is responsible for the project, as project.owner in tend.yaml.',
  'problem.costs': 'What a false positive and a false negative cost, as project.costs in tend.yaml.',
  'problem.business': 'The business figure that the model should move, as project.business in tend.yaml.',
  'problem.plan': 'A date for at least one stage in tend.yaml, such as stages: { data: { due: 2027-01-31 } }.',
  'data.expectations':
    'What the columns of a data set should hold (types, ranges or values), as its columns in tend.yaml.',
  'data.target': 'The column to predict, as target of a data set in tend.yaml.',
  'data.source': 'Where a data set comes from: an owner or a licence, as its source in tend.yaml.',
  'data.splits': 'The files that a data set is split into, as its splits in tend.yaml.',
  'development.runs':
    'Runs in this folder: from MLflow, TensorBoard, Lightning, Keras, Hugging Face or DVCLive, or a file that tend.yaml maps to runs.',
  'development.baseline':
    'A run whose name or model says that it is one: baseline, dummy, naive, majority, constant or most_frequent.',
  'development.algorithms':
    'Runs with at least two kinds of model, named by a param or tag such as model or estimator.',
  'development.tuned': 'A param that runs tried with at least three values.',
  'development.crossValidation': 'A param such as n_splits or fold, or a metric over folds such as cv_mean_auc.',
  'development.repeats': 'Two finished runs with the same metric whose params differ only in a seed or a fold.',
  'validation.metrics': 'Metrics of the version, from its run or from predictions packaged with it.',
  'validation.data': 'The data files that the version was trained on, named when it is packaged.',
  'validation.success': 'The metric of project.success, recorded with a version of the model.',
  'validation.gates': 'Gates that a version has to pass, as gates of the model in tend.yaml.',
  'deployment.live': 'A version that was promoted to production.',
  'deployment.drill':
    'A restore drill of the version in production: it is brought back, and its outputs are compared with the recorded ones.',
  'updates.replaced': 'A version that replaced another one in production, or a rollback.',
  'updates.retired': 'A version that was deprecated, archived or purged.',
  'updates.triggers': 'What triggers retraining, as retrain of a model in tend.yaml.',
};

/** What would be evidence of a stage that has not begun, in one sentence; undefined where there is none to give. */
export function wantedOfStage(id: StageId): string | undefined {
  return stages[id];
}

/** The same for one missing piece of evidence, by its `id`; behind the second dot stands the name of a model. */
export function wantedOfEvidence(id: string): string | undefined {
  const [stage = '', part = ''] = id.split('.');
  return evidence[`${stage}.${part}`];
}
