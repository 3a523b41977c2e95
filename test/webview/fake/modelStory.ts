import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';

type Row = ModelPage['versions'][number];
type Span = ModelPage['spans'][number];

const day = (text: string) => Date.parse(`${text}T12:00:00Z`);
const now = day('2026-11-21');
const digestOf = (number: number) => `sha256:${`${number}4b90e2f1`.padEnd(60, '5')}c07d`;

const row = (number: number, rest: Partial<Row>): Row => ({
  number,
  digest: digestOf(number),
  state: 'registered',
  live: [],
  stateText: 'Registered',
  stateDetail: '',
  data: 'customers v14',
  metric: 0.871,
  metricOfPredictions: number === 2,
  bytes: 21_700_000,
  verdict: 'safe',
  ...{ restore: 'not proven yet', restorable: 'not-run', deprecated: false, contradicted: false, damaged: false },
  ...rest,
});

const rows: readonly Row[] = [
  row(4, { state: 'staged', live: ['staging'], stateText: 'Staging', stateDetail: '3 days' }),
  row(3, {
    ...{ state: 'live', stateText: 'Production', stateDetail: '54 days', data: 'customers v6', metric: 0.86 },
    live: ['production'],
    ...{ bytes: 18_200_000, restore: 'proven 2026-11-20', restorable: 'pass' },
  }),
  row(2, {
    ...{
      state: 'deprecated',
      stateText: 'Deprecated',
      stateDetail: '40 days left',
      data: 'customers v4',
      metric: 0.851,
    },
    ...{ bytes: 17_900_000, restore: 'failed 2026-10-30', restorable: 'fail', deprecated: true },
  }),
  row(1, {
    ...{
      state: 'archived',
      stateText: 'Archived',
      stateDetail: 'until 2036-06-01',
      data: 'customers v1',
      metric: 0.832,
    },
    ...{ bytes: 204_000_000, verdict: 'needs-trust', restore: 'proven 2026-11-20', restorable: 'pass' },
  }),
];

/** Told as stage, version, from, to, who, why. */
const moves: readonly (readonly [string, number, string, string | null, string, string])[] = [
  ['production', 1, '2026-02-06', '2026-06-01', 'ana', 'first model'],
  ['production', 2, '2026-06-01', '2026-07-15', 'ana', 'a year of customers'],
  ['production', 3, '2026-07-15', '2026-08-30', 'ana', 'new features'],
  ['production', 2, '2026-08-30', '2026-09-28', 'bo', 'calls timed out'],
  ['production', 3, '2026-09-28', null, 'bo', 'timeouts mended'],
  ['staging', 1, '2026-01-22', '2026-02-06', 'ana', ''],
  ['staging', 2, '2026-05-04', '2026-06-01', 'ana', ''],
  ['staging', 3, '2026-07-01', '2026-07-15', 'ana', ''],
  ['staging', 4, '2026-11-18', null, 'ana', 'retrained after drift in monthly_charges'],
  ['shadow', 2, '2026-05-11', '2026-06-01', 'bo', ''],
  ['shadow', 3, '2026-07-04', '2026-07-15', 'bo', ''],
];

const spans: readonly Span[] = moves.map(([stage, version, from, to, by, reason], index) => ({
  ...{ stage, version, from: day(from), to: to === null ? null : day(to), by, reason },
  rolledBackTo: by === 'bo' && from === '2026-08-30',
  event: `sha256:${index}`.padEnd(71, '0'),
  clock: null,
  contradicted: [],
}));

const gaps: ModelPage['gaps'] = [
  {
    ...{ stage: 'staging', from: day('2026-07-15'), to: day('2026-11-18'), by: 'bo', reason: 'nothing to try' },
    ...{ event: `sha256:${moves.length}`.padEnd(71, '0'), clock: null, contradicted: [] },
  },
];

/** Told as day, what, of, details. */
const happened: readonly (readonly [string, string, string, string])[] = [
  ['2026-11-20', 'Drill passed', 'churn@3', '41 s, largest difference 0, by bo'],
  ['2026-11-18', 'To staging', 'churn@4', 'ana: “retrained after drift in monthly_charges”'],
  ['2026-11-02', 'Deprecated', 'churn@2', 'bo: “use churn@3”, ends 2026-12-31'],
  ['2026-09-28', 'To production', 'churn@3', 'bo: “timeouts mended”'],
  ['2026-08-30', 'Rolled production back to', 'churn@2', 'bo: “calls timed out”, from @3'],
];

/** All 38, newest first; the older ones are packages made and approvals given. */
export const events: readonly ModelPage['events'][number][] = Array.from({ length: 38 }, (_, index) => {
  const [at, what, subject, detail] = happened[index] ?? [
    '2026-08-01',
    'Approved',
    'churn@3',
    'bo: “looks right”, for staging',
  ];
  const digest = `sha256:${(index + 100).toString(16)}`.padEnd(71, '7');
  return { digest, order: 38 - index, at: day(at) - index * 3_600_000, what, subject, detail };
});

export const churn: ModelPage = {
  name: 'churn',
  now,
  live: 'Production: churn@3 since 2026-09-28, staging: churn@4 since 2026-11-18',
  facts: [
    '4 versions',
    'owner ana@example.com',
    'primary metric val_auc, higher is better',
    'restore proven 2026-11-20',
  ],
  metric: { name: 'val_auc', goal: 'maximize' },
  versions: [...rows],
  more: 0,
  stages: ['production', 'staging', 'shadow'],
  rollBacks: ['production', 'staging'],
  spans: [...spans],
  gaps,
  conflicts: [],
  clashes: [],
  events: events.slice(0, 8),
  eventCount: events.length,
};

const clock = 'Clocks disagree: the one of bo said otherwise.';

/** Two clones promoted at once, a number was given twice, and a version is gone for good. */
export const torn: ModelPage = {
  ...churn,
  live: 'Production: churn@3 and churn@4 at once',
  spans: spans.map((it) =>
    it.stage === 'production' && it.to === null
      ? { ...it, clock, contradicted: [{ from: day('2026-11-18'), to: null, sides: 'churn@3 and churn@4' }] }
      : it,
  ),
  conflicts: [
    'churn@3 and churn@4 are live in production at once: promoting one of them settles it.',
    '2 packages are churn@4. Settle which one keeps the number.',
  ],
  clashes: [4],
  versions: [
    ...rows.slice(0, 1),
    row(4, { digest: `sha256:${'9c0ffee1'.padEnd(64, '2')}`, stateDetail: '3 days', metric: 0.868, damaged: true }),
    ...rows.slice(1, 3).map((it) => ({ ...it, contradicted: it.number === 3 })),
    row(1, {
      ...{
        state: 'purged',
        live: ['staging'],
        stateText: 'Purged, but in staging',
        stateDetail: '2026-11-01',
        data: '',
        metric: null,
      },
      ...{ verdict: 'needs-trust', restore: 'gone for good' },
    }),
  ],
  more: 12,
};

/** Registered, and nothing else yet. */
export const fresh: ModelPage = {
  ...churn,
  ...{ live: null, facts: ['1 version'], spans: [], gaps: [], stages: [], rollBacks: [], metric: null },
  versions: [row(1, { stateDetail: '2 min', metric: null, data: '' })],
  ...{ events: [], eventCount: 0 },
};

/** Everything happened within minutes. */
export const young: ModelPage = {
  ...churn,
  ...{
    live: 'Production: churn@1 since 2026-11-21',
    facts: ['1 version'],
    stages: ['production', 'staging'],
    rollBacks: [],
    gaps: [],
  },
  spans: [['production', 6] as const, ['staging', 12] as const].map(([stage, minutes]) => ({
    ...{ stage, version: 1, from: now - minutes * 60_000, to: null, rolledBackTo: false },
    ...{
      by: 'ana',
      reason: 'first model',
      event: `sha256:${minutes}`.padEnd(71, '0'),
      clock: null,
      contradicted: [],
    },
  })),
  versions: [row(1, { state: 'live', live: ['production', 'staging'], stateText: 'Production', stateDetail: '6 min' })],
};

/** Many versions, of which none was in a stage. */
export const many: ModelPage = {
  ...churn,
  ...{ spans: [], gaps: [] },
  versions: Array.from({ length: 40 }, (_, index) => row(40 - index, {})),
};

const card: VersionDetail['card'] = {
  ...{ filled: 2, of: 3, problem: null, path: 'models/churn/card.md' },
  text: [
    '# Who leaves\nBought by the *retention* team.',
    '## Intended use\nSays which customers are likely to leave within 30 days.',
    '### Out of scope\nNot for customers of\nless than **60 days**; see [the rules](https://example.com/rules) and [here](file:///etc).',
    '## How to get started',
    '1. Ask for access.\n2. Do:\n   - one\n   - two\n3. Wait.',
    '- South and pro has few rows.\n- `plan` is *asked* for, not val_plan_id\n  - since 2026',
    '| Metric | Value |\n|---|---|\n| val_auc | 0.7168528411850412 |\n| a\\|b | **0.5** |',
    `| data | rows | digest |\n|---|---|---|\n| data/customers.csv | 7043 | sha256:${'0123456789abcdef'.repeat(4)} |`,
    '> Owners &amp; users:\n>\n> 3. ask [first](mailto:owner@example.com)\n>    - [x] was asked',
    '<!-- Say for whom it is worse. -->',
    '#### Beyond\n```python\n# load **it**\n```\n<img src=x> ![a curve](https://example.com/x.png)',
    '## Contact and ownership\nThe owners.',
  ].join('\n\n'),
  missing: [{ title: 'Fairness', question: 'For whom is it worse, and by how much?' }],
};

/** That of a version whose bytes are elsewhere. */
const absentCard: VersionDetail['card'] = { ...card, filled: 0, text: '', missing: [], problem: 'is not here' };

const lineage = (number: number): VersionDetail['lineage'] => ({
  boxes: [
    {
      id: 'raw',
      column: 0,
      title: 'data/raw/*.csv',
      detail: '14 files, crm',
      recorded: true,
      selected: false,
      opens: 'file:data/raw',
    },
    {
      id: 'data',
      column: 1,
      title: 'customers v6',
      detail: '760,000 × 24',
      recorded: true,
      selected: false,
      opens: 'file:data/customers.parquet',
    },
    {
      id: 'code',
      column: 1,
      title: 'train.py',
      detail: 'commit not recorded',
      recorded: false,
      selected: false,
      opens: null,
    },
    {
      id: 'run',
      column: 2,
      title: 'run rf-112',
      detail: 'val_auc 0.860',
      recorded: true,
      selected: false,
      opens: 'run:rf-112',
    },
    {
      id: 'version',
      column: 3,
      title: `churn@${number}`,
      detail: digestOf(number).slice(0, 15),
      recorded: true,
      selected: true,
      opens: `version:${number}`,
    },
    {
      id: 'stage',
      column: 4,
      title: 'production',
      detail: 'since 2026-09-28',
      recorded: true,
      selected: false,
      opens: null,
    },
    {
      id: 'next',
      column: 4,
      title: `churn@${number + 1}`,
      detail: 'parent of, 3 d',
      recorded: true,
      selected: false,
      opens: `version:${number + 1}`,
    },
  ],
  links: [
    ...[
      ['raw', 'data'],
      ['data', 'run'],
      ['code', 'run'],
      ['run', 'version'],
      ['version', 'stage'],
      ['version', 'next'],
    ].map(([from = '', to = '']) => ({ from, to })),
  ],
});

const files: VersionDetail['files'] = [
  ['MLmodel', 912, 'description'],
  ['model.pkl', 18_100_000, 'model'],
  ['conda.yaml', 310, 'environment'],
  ['requirements.txt', 1204, 'environment'],
  ['README.md', 4811, 'card'],
  ['golden.json', 22_140, 'golden pairs'],
  ['code/features.py', 3310, 'code'],
].map(([path, bytes, kind]) => ({
  ...{ path: String(path), bytes: Number(bytes), kind: String(kind) },
  digest: `sha256:${String(path).length}`.padEnd(71, '3'),
}));

/** What is known of one version. */
export function detailOf(page: ModelPage, number: number, digest: string | undefined): VersionDetail | null {
  const found = page.versions.find((it) => it.number === number && (digest === undefined || it.digest === digest));
  if (!found) return null;
  const proven = found.restore.startsWith('proven');
  const risky = found.verdict === 'needs-trust';
  const present = found.state !== 'archived' && found.state !== 'purged';
  return {
    row: found,
    facts: [
      { label: 'Digest', text: `${found.digest.slice(0, 15)}…${found.digest.slice(-4)}`, opens: null },
      { label: 'Signed', text: 'valid, key ana-2026', opens: null },
      { label: 'Run', text: 'rf-112', opens: 'run:rf-112' },
      { label: 'Licence', text: 'internal', opens: null },
      { label: 'Python', text: '3.11.7, 23 locked packages', opens: null },
      { label: 'Held', text: 'until 2036-09-28', opens: null },
    ],
    drills: proven
      ? [
          {
            at: day('2026-11-20'),
            ok: true,
            seconds: 41,
            maxAbsDiff: 0,
            text: 'Restored into an empty folder, 7 digests checked, 12 golden pairs predicted.',
          },
          { at: day('2026-08-20'), ok: true, seconds: 74.2, maxAbsDiff: 2.2e-16, text: '' },
          { at: day('2026-05-20'), ok: false, seconds: 12, maxAbsDiff: null, text: '' },
        ]
      : [],
    onLoad: {
      verdict: found.verdict,
      sentence: risky
        ? 'Needs trust: features.legacy_scale is known to nobody here'
        : 'Safe: 14 imports, all on the allow list',
      imports: [
        ...(risky ? [{ module: 'features', names: 'legacy_scale', verdict: 'needs-trust' as const }] : []),
        { module: 'sklearn.ensemble', names: 'RandomForestClassifier', verdict: 'safe' },
        { module: 'sklearn.pipeline', names: 'Pipeline', verdict: 'safe' },
        { module: 'numpy.core', names: '_reconstruct, dtype', verdict: 'safe' },
        { module: 'joblib', names: 'NumpyArrayWrapper', verdict: 'safe' },
      ],
      more: 10,
    },
    lineage: lineage(number),
    files: [...files],
    present,
    where: `The bytes of churn@${number} are not here: it was archived to archive/churn-1.`,
    metrics: [
      {
        name: 'val_auc',
        value: found.metric ?? 0.8,
        low: 0.855,
        high: 0.866,
        ...{ champion: 0.86, recorded: false },
        range: { from: 0.84, to: 0.876, versions: 4 },
      },
      {
        name: 'recall at 10 %',
        value: 0.431,
        low: 0.41,
        high: 0.452,
        ...{ champion: 0.412, recorded: true },
        range: { from: 0.38, to: 0.452, versions: 2 },
      },
      {
        name: 'log_loss',
        value: 0.3121,
        low: null,
        high: null,
        ...{ champion: null, recorded: true },
        range: { from: 0.3121, to: 0.3121, versions: 1 },
      },
    ],
    card: present ? card : absentCard,
  };
}
