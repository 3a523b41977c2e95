import type { StageId } from './lifecycle';

const stages: Partial<Record<StageId, string>> = {
  problem:
    'What project says in tend.yaml: an objective, a success metric, an owner, the cost of mistakes, a date for a stage.',
  data: 'A CSV or TSV file in this folder, and what datasets in tend.yaml declares of it.',
  features: 'Features that tend.yaml declares under features, each with its code and its owner.',
  development:
    'A script or notebook that trains, a model file, or runs that a tracker such as MLflow or TensorBoard wrote.',
  validation: 'A registered version of a model with its metrics and its data, and gates in tend.yaml that it passed.',
  deployment: 'A registered version of a model that was promoted to production, and a restore drill of it.',
  monitoring: 'Monitors that tend.yaml declares for a model.',
  updates: 'A version that took the place of another one in production, or triggers of retraining in tend.yaml.',
};

const evidence: Readonly<Record<string, string>> = {
  'problem.objective': 'One sentence in tend.yaml, as project.objective, that says what the model is for.',
  'problem.success': 'The metric that decides, its direction and its target in tend.yaml, as project.success.',
  'problem.owner': 'Who answers for the project, in tend.yaml, as project.owner.',
  'problem.costs': 'What a false positive and a false negative cost, in tend.yaml, as project.costs.',
  'problem.business': 'The figure that the model should move, in tend.yaml, as project.business.',
  'problem.plan': 'A date for at least one stage in tend.yaml, such as stages: { data: { due: 2027-01-31 } }.',
  'data.expectations': 'Types, ranges or values of columns in tend.yaml, under columns of a data set.',
  'data.target': 'The column to predict in tend.yaml, as target of a data set under datasets.',
  'data.source': 'Where a data set comes from in tend.yaml: an owner or a licence under source of a data set.',
  'data.splits': 'The files that a data set is divided into in tend.yaml, as its splits.',
  'development.runs':
    'A run that a tracker wrote into this folder: MLflow, TensorBoard, Lightning, Keras, Hugging Face, DVCLive or a mapped file.',
  'development.baseline':
    'A run, or a model in its params, that is named so: baseline, dummy, naive, majority, constant or most_frequent.',
  'development.algorithms':
    'A param or tag of the runs that names the kind of model, such as model or estimator, with two values.',
  'development.tuned': 'A param of the runs that was tried with at least three values.',
  'development.crossValidation': 'A param such as n_splits or fold, or a metric of folds such as cv_mean_auc.',
  'development.repeats':
    'Two finished runs that share a metric and whose params differ in nothing but a seed or a fold.',
  'validation.metrics': 'Metrics recorded with the version, by its run or by predictions that are packaged with it.',
  'validation.data': 'The data files that the version was made from, named when it is packaged.',
  'validation.success': 'The metric of project.success, recorded with a version of the model.',
  'validation.gates': 'Gates of a model in tend.yaml, as gates under its name.',
  'deployment.live': 'A version that was promoted to production.',
  'deployment.drill':
    'A restore drill of what is live, which brings it back and compares its outputs with those that were recorded.',
  'updates.replaced': 'A version that took the place of another one in production, or a roll-back to one.',
  'updates.retired': 'A version that was deprecated, archived or restored.',
  'updates.triggers': 'What calls for another training, in tend.yaml, as retrain of a model.',
};

/** In one sentence what would be evidence of a stage that has not begun; undefined where nobody can say. */
export function wantedOfStage(id: StageId): string | undefined {
  return stages[id];
}

/** The same of a piece of evidence that is missing; `id` as evidence has it, those of one model end with its name. */
export function wantedOfEvidence(id: string): string | undefined {
  const [stage = '', part = ''] = id.split('.');
  return evidence[`${stage}.${part}`];
}
