/** What a column of predictions can be. */
type ColumnRole = 'id' | 'truth' | 'predicted' | 'score' | 'group';

/** Names by role, the surest first, compared by their letters and digits alone. */
const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: ['id', 'rowid', 'row', 'index', 'key', 'requestid', 'sampleid', 'customerid', 'recordid'],
  truth: ['ytrue', 'truth', 'true', 'actual', 'label', 'target', 'groundtruth', 'expected', 'outcome', 'y'],
  predicted: ['ypred', 'predicted', 'prediction', 'pred', 'yhat', 'predictedlabel', 'predictedclass'],
  score: ['score', 'probability', 'yscore', 'yprob', 'yproba', 'proba', 'prob', 'proba1', 'prob1', 'p1', 'p'],
  group: ['group', 'groupid', 'cluster', 'clusterid', 'userid', 'patientid', 'household'],
};

/** What a score is called beside the name of its class: `proba_yes`, `churned_score`. */
const scoreWords = ['score', 'probability', 'yscore', 'yprob', 'yproba', 'predictproba', 'proba', 'prob', 'p'];

/** Which column plays which part, by their names. */
export function columnRoles(columns: readonly string[]): Partial<Record<ColumnRole, number>> {
  const plain = columns.map(plainName);
  const roles: Partial<Record<ColumnRole, number>> = {};
  for (const role of Object.keys(names) as ColumnRole[]) {
    const place = names[role].map((name) => plain.indexOf(name)).find((at) => at >= 0);
    if (place !== undefined) roles[role] = place;
  }
  return roles;
}

/** By a folder around it, or as a whole. In a longer name "prediction" is what a project is about: `loan-prediction/train.csv`. */
const inPredictions = /(^|\/)pred(s|ictions?)?(\/|\.[^/]*$)/i;

/** `churn_preds.csv`, `predictions_rf.csv`: a word of the name of the file itself. */
const namedPredictions = /(^|[/_\-. ])pred(s|ictions)?\d*[_\-. ][^/]*$/i;

/**
 * Whether a file seems to hold what a model predicted rather than data, by its name (`predictions/rf.csv`, `churn_preds.csv`) or
 * by its columns: a truth with a prediction beside it.
 */
export function arePredictions(path: string, columns: readonly string[]): boolean {
  if (inPredictions.test(path) || namedPredictions.test(path)) return true;
  const { truth, predicted } = columnRoles(columns);
  return truth !== undefined && predicted !== undefined;
}

/** The column of scores that is named after a class; undefined: none is. */
export function scoreColumnOf(columns: readonly string[], label: string): number | undefined {
  const name = plainName(label);
  if (name === '') return undefined;
  const wanted = new Set(scoreWords.flatMap((word) => [word + name, name + word]));
  const place = columns.findIndex((column) => wanted.has(plainName(column)));
  return place < 0 ? undefined : place;
}

function plainName(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
