/** What a begun `tend.yaml` shows of files that are read as runs: true as it stands when the marks of comment are taken away. */
export const initialExperiments: readonly string[] = [
  '# experiments:                   # what trackers write is found without this',
  '#   sources:',
  '#     - path: "outputs/*/metrics.csv"  # CSV, TSV, JSON or JSONL; each file is a run, called by its folder',
  '#       step: epoch               # without it step, epoch or iteration, else rows are counted',
  '#       params: config.json       # a YAML or JSON file beside it, or a list of columns',
  '',
];
