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

/** Which column plays which part, by their names; the score of two classes may be named after the second: `proba_yes`. */
export function columnRoles(columns: readonly string[]): Partial<Record<ColumnRole, number>> {
  const plain = columns.map((column) => column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const roles: Partial<Record<ColumnRole, number>> = {};
  for (const role of Object.keys(names) as ColumnRole[]) {
    const place = names[role].map((name) => plain.indexOf(name)).find((at) => at >= 0);
    if (place !== undefined) roles[role] = place;
  }
  return roles;
}
