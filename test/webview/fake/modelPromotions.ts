import type { PromotionPage } from '../../../src/protocol/models/promotionPage';

type Gate = PromotionPage['gates'][number];

const now = Date.parse('2026-11-21T12:00:00Z');
const hour = 3_600_000;
const verdicts: Partial<Record<Gate['state'], string>> = { 'not-run': 'Not run' };

const predictions = { kind: 'packaged', path: 'evidence/predictions.parquet' } as const;

/** What each gate rests on; the others on nothing that could be opened. */
const opens: Readonly<Record<string, Gate['opens']>> = {
  'metric val_auc': predictions,
  champion: predictions,
  'slice south/pro': predictions,
  'no-data-errors': { kind: 'data', path: 'data/customers.csv' },
  pickle: { kind: 'packaged', path: 'model.pkl' },
  'package-verified': { kind: 'bytes' },
  latency: { kind: 'output', command: 'python -m bench --rows 10000' },
  'restore-drill': { kind: 'event', digest: `sha256:${'d'.repeat(64)}` },
  approvals: { kind: 'event', digest: `sha256:${'e'.repeat(64)}` },
};

/** Told as gate, state, result, evidence, age in hours. */
type Told = readonly [gate: string, state: Gate['state'], result: string, evidence: string, hours: number | null];

const gate = ([name, state, result, evidence, hours]: Told): Gate => ({
  ...{ gate: name, state, result, evidence, opens: evidence === '' ? null : (opens[name] ?? null) },
  verdict: verdicts[state] ?? `${state.charAt(0).toUpperCase()}${state.slice(1)}`,
  at: hours === null ? null : now - hours * hour,
  waivable: ['fail', 'inconclusive'].includes(state),
});

const passing: readonly Told[] = [
  ['metric val_auc', 'pass', '0.871, from 0.866 to 0.876; at least 0.82', 'predictions, 20,000 rows', 2],
  ['champion', 'pass', '+0.011, lower bound +0.006, above −0.005', 'same 20,000 rows', 2],
  ['no-data-errors', 'pass', '0 errors in 1,000,000 rows', 'customers v14', 0.57],
  ['pickle', 'pass', 'safe: 14 imports, all on the allow list', 'opcode scan', 72],
  ['package-verified', 'pass', '7 files, all digests match', 'sha256:4b1d07ac', 72],
  ['contract', 'pass', '2 optional inputs added; the API’s calls still fit', 'app/openapi.json', 72],
];

const champion: PromotionPage['champion'] = {
  method: 'paired on the same 20,000 rows, 95 % bootstrap interval, 2,000 draws',
  problem: null,
  rows: [
    ['val_auc', 0.86, 0.871, 0.006, 0.016, 0.005] as const,
    ['recall at 10 %', 0.412, 0.431, 0.004, 0.034, null] as const,
    ['log_loss', 0.442, 0.438, -0.021, 0.013, null] as const,
  ].map(([metric, before, candidate, low, high, margin]) => {
    const difference = candidate - before;
    const lowerIsBetter = metric === 'log_loss';
    const better = lowerIsBetter ? { difference: -difference, low: -high, high: -low } : { difference, low, high };
    const state = margin === null ? 'unjudged' : 'pass';
    return { metric, lowerIsBetter, margin, champion: before, candidate, difference, low, high, better, state };
  }),
};

/** Much passes, one gate fails, one cannot tell, one was not run and one waits. */
export const blocked: PromotionPage = {
  model: 'churn',
  version: 4,
  digest: `sha256:${'4b1d07ac'.padEnd(64, '1')}`,
  stage: 'production',
  newStage: null,
  stages: ['staging', 'production', 'shadow'],
  now,
  verdict: 'fail',
  sentence: 'Not ready. 1 gate fails, 1 is inconclusive, 1 was not run, 1 waits for approval. 6 pass.',
  changes: {
    current: 'churn@3',
    wasLive: true,
    contradicting: [],
    unregistered: null,
    of: 19,
    rows: [
      ['Alias production', 'churn@3, live 54 d', 'churn@4'],
      ['Trained on', 'customers v6', 'customers v14, +240,000 rows'],
      ['Algorithm', 'random forest, 400 trees', 'hist. gradient boosting, depth 8'],
      ['Inputs', '11', '13: plan_changes, price_change (both optional)'],
      ['Expected cost', 'EUR 41.20 per 100 customers', 'EUR 38.90 per 100 customers'],
      ['Fallback', 'churn@2, deprecated', 'churn@3'],
    ].map(([fact = '', before = '', after = '']) => ({ fact, now: before, after })),
  },
  decided: null,
  declared: { text: 'tend.yaml:48', line: 47 },
  gates: [
    ['latency', 'fail', 'p95 46 ms, limit 40 ms (churn@3: 31 ms)', 'bench, 4 × 10 k', 2] as const,
    ['slice south/pro', 'inconclusive', '−0.004, from −0.021 to +0.013: too wide', 'predictions, 61 rows', 2] as const,
    ['restore-drill', 'not-run', 'never run for churn@4; needed within 30 d', '', null] as const,
    ['approvals', 'waiting', '0 of 1; must not be the author, ana', '', null] as const,
    ...passing,
  ].map(gate),
  champion,
  mayNotWaive: '',
  deprecated: false,
  stops: [
    {
      state: 'fail',
      text: 'p95 is 46 ms. The API stops waiting at 40 ms: more than 1 call in 20 would get the fallback.',
    },
    {
      state: 'inconclusive',
      text: '61 south/pro rows leave a loss of 0.021 possible; 0.005 is allowed. About 700 rows would settle it.',
    },
    { state: 'not-run', text: 'No restore drill, no approval yet.' },
  ],
  approvals: {
    ...{ needed: 1, given: 0, may: false, mayNot: 'You are its author; somebody else has to approve.' },
    people: [{ name: 'ana@example.com', role: 'author', at: null }],
  },
  after:
    'Ramp 2, 5, 10, 25, 75, 100 %. One event in tend/ledger, to commit. Roll back at any time with one action and a reason.',
  primary: 'run-drill',
  commands: ['python -m bench --rows 10000'],
};

/** The same, mended: nothing blocks. */
export const ready: PromotionPage = {
  ...blocked,
  ...{
    version: 5,
    digest: `sha256:${'c2f81e03'.padEnd(64, '1')}`,
    verdict: 'pass',
    primary: 'promote',
    stops: [],
    commands: [],
  },
  changes: {
    ...blocked.changes,
    rows: blocked.changes.rows.map((row) => (row.after === 'churn@4' ? { ...row, after: 'churn@5' } : row)),
  },
  sentence: 'Ready. 9 gates pass, 1 is waived until 2027-01-31. Nothing blocks.',
  gates: [
    ['latency', 'pass', 'p95 33 ms, limit 40 ms', 'bench, 4 × 10 k', 0.2] as const,
    ['slice south/pro', 'waived', 'by bo until 2027-01-31: “700 rows by then”', 'predictions, 61 rows', 2] as const,
    ['restore-drill', 'pass', 'passed in 1 min 14 s on 12 recorded answers', 'drill', 0.13] as const,
    ['approvals', 'pass', '1 of 1: bo@example.com, not the author', 'ledger', 0.08] as const,
    ...passing,
  ].map(gate),
  approvals: {
    ...{ needed: 1, given: 1, may: false, mayNot: '' },
    people: [
      { name: 'ana@example.com', role: 'author', at: null },
      { name: 'bo@example.com', role: 'approved', at: now - hour / 12 },
    ],
  },
};

/** A run with many metrics: all of them differ. */
export const manyChanges: PromotionPage['changes'] = {
  ...blocked.changes,
  rows: [
    ...blocked.changes.rows,
    ...Array.from({ length: 8 }, (_, index) => ({ fact: `metric_${index}`, now: `0.${index}`, after: `0.${index}5` })),
  ],
};

/** A gate that runs a long command. */
export const longCommand: Gate = gate([
  `command python3 -c "print('smoke ok')" --slice south`,
  'not-run',
  `‘python3 -c "print('smoke ok')" --slice south’ was not run`,
  '',
  null,
]);

/** Metrics whose names leave little room for a drawing beside them. */
export const wideChampion: PromotionPage['champion'] = {
  ...champion,
  rows: champion.rows.map((row) => ({ ...row, metric: `balanced_accuracy_of_all_customers ${row.metric}` })),
};

/** To staging only what can be answered at once is asked, and nothing is live there. */
export const staging: PromotionPage = {
  ...ready,
  ...{ version: 4, digest: blocked.digest, stage: 'staging', declared: null },
  sentence: 'Ready. 2 gates pass. Nothing blocks.',
  gates: passing.slice(3, 5).map(gate),
  changes: {
    current: null,
    wasLive: false,
    contradicting: [],
    unregistered: null,
    of: 1,
    rows: [{ fact: 'Alias staging', now: 'nothing', after: 'churn@4' }],
  },
  champion: { method: '', problem: null, rows: [] },
  approvals: { needed: 0, given: 0, people: [], may: true, mayNot: '' },
};

const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;

const changed = `model.skops is damaged: its content has the digest ${digestOf('a')}, not ${digestOf('b')}`;

/** Its bytes are not what was packaged, and nobody signed it; nothing of that can be waived. */
export const damaged: PromotionPage = {
  ...blocked,
  ...{ version: 7, primary: 'sign', commands: [] },
  gates: [
    ['package-verified', 'fail', changed, 'sha256:4b1d07ac', 0] as const,
    ['signed', 'fail', 'nobody signed it', '', null] as const,
  ]
    .map(gate)
    .map((row) => ({ ...row, waivable: false })),
  stops: [
    { state: 'fail', text: `package-verified: ${changed}.` },
    { state: 'fail', text: 'signed: nobody signed it.' },
  ],
};

/** Every gate passes, and a notice says that it is on its way out. */
export const deprecated: PromotionPage = {
  ...ready,
  ...{ version: 9, verdict: 'fail', primary: 'none', deprecated: true },
  sentence: 'churn@9 is deprecated: use churn@5.',
  stops: [{ state: 'fail', text: 'churn@9 is deprecated: use churn@5.' }],
  approvals: { needed: 2, given: 1, may: true, mayNot: '', people: ready.approvals.people },
};
