import { describe, expect, it } from 'vitest';
import type { TreeModel, TreeVersion } from '../../../../src/actions/models/modelsTree';
import type { AuditRecord } from '../../../../src/models/registry/registryStore';
import { eventKinds } from '../../../../src/models/registry/registryEvent';
import { activityNodes } from '../../../../src/vscode/trees/activityNodes';
import { modelNodes } from '../../../../src/vscode/trees/modelNodes';
import { eventOfRow, fileOfLooseRow, modelOfRow, versionOfRow } from '../../../../src/vscode/trees/modelRowIds';
import type { LooseModel } from '../../../../src/workers/modelsProtocol';

const scope = 'file:///projects/churn';
const day = 86_400_000;
const now = Date.UTC(2026, 10, 21, 12);

function version(number: number, given: Partial<TreeVersion> = {}): TreeVersion {
  return {
    ...{
      number,
      digest: `sha256:${String(number).repeat(64)}`,
      state: 'registered',
      stages: [],
      created: now - 3 * day,
    },
    ...{
      by: 'ana',
      run: null,
      bytes: 204_000_000,
      verdict: 'safe',
      deprecation: null,
      archivedTo: null,
      held: false,
      drill: null,
      contradicted: [],
      waiverEnds: [],
      damaged: false,
    },
    ...given,
  };
}

function model(versions: readonly TreeVersion[], given: Partial<TreeModel> = {}): TreeModel {
  return {
    name: 'churn',
    count: versions.length,
    live: [],
    conflicts: [],
    clashes: [],
    troubles: [],
    versions,
    more: 0,
    ...given,
  };
}

const rows = (models: readonly TreeModel[], loose: readonly LooseModel[] = []) =>
  modelNodes({ scope, models, loose, leftOut: [], now }).flatMap((node) => [node, ...node.children]);

const words = (given: Partial<TreeVersion>) => rows([model([version(3, given)])])[1]?.description;

describe('rows of models', () => {
  it('end with why there may be others, also where none is known', () => {
    const leftOut = [{ reason: 'beyond the number of ignored folders that are searched for models', count: 1200 }];
    const of = (models: readonly TreeModel[]) => modelNodes({ scope, models, loose: [], leftOut, now });
    const row = [
      'Ignored folders were not searched to their end',
      '1,200 beyond the number of ignored folders that are searched for models',
    ];
    const told = (models: readonly TreeModel[]) => of(models).map(({ label, description }) => [label, description]);
    expect([told([model([version(1)])]), told([])]).toEqual([[['churn', '1 version'], row], [row]]);
  });

  it('mark a version whose bytes are damaged by icon, words and label, also one that is live', () => {
    const live = [{ stage: 'production', since: now - 54 * day }];
    const [, row] = rows([model([version(3, { damaged: true, state: 'live', stages: live })])]);
    expect(row?.icon).toEqual({ id: 'error', colour: 'problemsErrorIcon.foreground' });
    expect(row?.description).toMatch(/^damaged, production since /);
    expect(row?.spoken).toMatch(/^churn@3, damaged, /);
  });

  it('mark what is live and contradicted, was dangerous to load when it was registered, or went live by a waiver that ended', () => {
    const since = now - 54 * day;
    const stages = [
      { stage: 'production', since },
      { stage: 'staging', since },
    ];
    const told = (given: Partial<TreeVersion>) => {
      const [, row] = rows([model([version(3, { state: 'live', stages, ...given })])]);
      return [row?.description, row?.icon?.id, row?.icon?.colour];
    };
    const warning = ['broadcast', 'problemsWarningIcon.foreground'];
    const live = 'production since 2026-09-28, staging since 2026-09-28';
    expect(told({ waiverEnds: [now + day] })).toEqual([live, 'broadcast', 'charts.green']);
    expect(told({ contradicted: ['production'] })).toEqual([
      'production since 2026-09-28, contradicted, staging since 2026-09-28',
      ...warning,
    ]);
    expect(told({ waiverEnds: [now - day] })).toEqual([`${live}, a waiver ended 2026-11-20 12:00 UTC`, ...warning]);
    expect(told({ waiverEnds: [now - 9 * day, now - day] })[0]).toBe(
      `${live}, 2 waivers ended, the last one 2026-11-20 12:00 UTC`,
    );
    expect(told({ verdict: 'dangerous' })).toEqual([
      `dangerous when registered, ${live}`,
      'error',
      'problemsErrorIcon.foreground',
    ]);
    expect(words({ verdict: 'dangerous', waiverEnds: [now - day] })).toBe('registered, 3 d ago, dangerous');
  });

  it('say which version is live, and for how long', () => {
    const live = [{ stage: 'production', version: 3, since: now - 54 * day }];
    const [first] = rows([model([version(3)], { live })]);
    expect([first?.label, first?.description, first?.context]).toEqual([
      'churn',
      'production @3, 54 days',
      'model live',
    ]);
  });

  it('say of a version where it is live, that it is leaving, or how it came', () => {
    expect(words({})).toBe('registered, 3 d ago');
    expect(words({ verdict: 'needs-trust' })).toBe('registered, 3 d ago, needs trust');
    expect(words({ stages: [{ stage: 'staging', since: Date.UTC(2026, 8, 28, 12) }] })).toBe(
      'staging since 2026-09-28',
    );
    expect(words({ archivedTo: 'archive/churn@3' })).toBe('archived in archive/churn@3');
  });

  it('count down the days of one that is deprecated', () => {
    const until = (days: number) =>
      words({ state: 'deprecated', deprecation: { notice: '', until: now + days * day, replacement: 4 } });
    expect(until(40.5)).toBe('deprecated, 40 days left, use churn@4');
    expect(until(0.2)).toBe('deprecated, today is the last day, use churn@4');
    expect(until(-3.1)).toBe('deprecated, 3 days over, use churn@4');
  });

  it('begin with the days that are left, also where it is live, and hover with the notice', () => {
    const deprecation = { notice: 'Scores drift. Move before the year ends.', until: now + 8.5 * day, replacement: 4 };
    const stages = [{ stage: 'production', since: Date.UTC(2026, 8, 28, 12) }];
    const [, row] = rows([model([version(3, { state: 'live', stages, deprecation })])]);
    expect(row?.description).toBe('deprecated, 8 days left, use churn@4, production since 2026-09-28');
    expect(row?.tooltip).toContain('Move before the year ends; until 2026-11-30 \\(8 days left\\); use churn@4');
  });

  it('hover with all that counts of one that is deprecated and damaged', () => {
    const deprecation = { notice: 'Scores drift.', until: null, replacement: null };
    const [, row] = rows([model([version(3, { state: 'deprecated', deprecation, damaged: true })])]);
    expect(row?.tooltip).toContain('204 MB, damaged here: Verify says what mends them');
    expect(row?.tooltip).toContain('not proven yet');
  });

  it('offer only what suits the state of a version', () => {
    const context = (given: Partial<TreeVersion>) => rows([model([version(3, given)])])[1]?.context;
    expect(context({})).toBe('version registered unused kept usable');
    expect(context({ state: 'live', stages: [{ stage: 'production', since: 0 }] })).toBe(
      'version live inUse kept usable',
    );
    expect(context({ state: 'archived' })).toBe('version archived unused kept holdable');
    expect(context({ state: 'purged' })).toBe('version purged unused');
    expect(context({ state: 'purged', held: true })).toBe('version purged unused holdable');
  });

  it('show one that is live as that, and say all that speaks against it', () => {
    const [, row] = rows([
      model([
        version(3, {
          ...{ state: 'archived', stages: [{ stage: 'production', since: Date.UTC(2026, 8, 28, 12) }] },
          ...{ archivedTo: 'archive/churn@3', deprecation: { notice: '', until: null, replacement: 4 } },
        }),
      ]),
    ]);
    expect(row?.icon).toEqual({ id: 'broadcast', colour: 'problemsWarningIcon.foreground' });
    expect(row?.context).toBe('version archived inUse kept noticed holdable');
    expect(row?.description).toBe('production since 2026-09-28, archived in archive/churn@3, deprecated, use churn@4');
  });

  it('say of what is live and gone that it is, before the versions and in the row of the model', () => {
    const live = [{ stage: 'production', version: 3, since: now - 54 * day }];
    const sentence = 'churn@3 is in production although it was archived on 2026-11-20: withdrawing it ends that.';
    const gone = { stage: 'production', version: 'churn@3', digest: '', trouble: 'archived', sentence } as const;
    const told = rows([model([version(3)], { live, troubles: [gone] })]);
    expect(told.map(({ label }) => label)).toEqual(['churn', 'churn@3 is in production, but archived', 'churn@3']);
    expect(told[0]?.description).toBe('production @3, but archived');
    expect(told[1]).toMatchObject({ icon: { id: 'warning' }, tooltip: sentence, spoken: sentence });
  });

  it('put conflicts and clashes before the versions', () => {
    const conflicts = [{ stage: 'production', versions: [3, 4] }];
    const clashes = [{ version: 5, digests: ['sha256:a', 'sha256:b'] }];
    const labels = rows([model([version(4)], { conflicts, clashes })]).map(({ label }) => label);
    expect(labels).toEqual(['churn', 'production: @3 and @4 at once', '2 packages are churn@5', 'churn@4']);
    const cure = (...versions: (number | null)[]) =>
      rows([model([version(4)], { conflicts: [{ stage: 'production', versions }] })])[1]?.description;
    expect(cure(3, 4)).toBe('promoting one of them settles it');
    expect(cure(3, null)).toBe('promoting a version or withdrawing settles it');
  });

  it('end with model files that nobody registered, and what loading them would run', () => {
    const report = { format: 'joblib', bytes: 10, imports: [], problems: [] } as const;
    const lie = { problem: '"w" lies outside of the file.', at: 0 };
    const loose = (path: string, given: Pick<LooseModel, 'report' | 'problem'> & Partial<LooseModel>) => ({
      ...{ path, standing: 'unregistered' as const },
      ...given,
    });
    const nodes = rows(
      [],
      [
        loose('old/rf 1.joblib', { report: { ...report, verdict: 'needs-trust' }, problem: null }),
        loose('bad.pkl', { report: { ...report, verdict: 'dangerous' }, problem: null }),
        loose('made.pkl', { report: { ...report, verdict: 'safe' }, problem: null, standing: 'packaged' }),
        loose('unread.pkl', { report: { ...report, verdict: 'safe' }, problem: null, standing: 'unknown' }),
        loose('lie.onnx', { report: { ...report, verdict: 'not-code', problems: [lie] }, problem: null }),
        loose('gone.pkl', { report: null, problem: 'gone.pkl is not there.' }),
      ],
    );
    expect(nodes.map(({ label, description, icon }) => [label, description, icon?.id])).toEqual([
      ['rf 1.joblib', 'unregistered, needs trust', 'warning'],
      ['bad.pkl', 'unregistered, dangerous', 'error'],
      ['made.pkl', 'packaged, not registered, safe', 'file-binary'],
      ['unread.pkl', 'safe', 'file-binary'],
      ['lie.onnx', 'unregistered, damaged', 'error'],
      ['gone.pkl', 'cannot be read', 'error'],
    ]);
    expect(fileOfLooseRow(nodes[0]?.id ?? '')).toBe(`${scope}/old/rf%201.joblib`);
  });

  it('have ids by which a command finds what they stand for', () => {
    const [first, second] = rows([model([version(3)])]);
    expect(modelOfRow(first?.id ?? '')).toEqual({ scope, model: 'churn' });
    expect(versionOfRow(second?.id ?? '')).toEqual({ scope, model: 'churn', version: 3, digest: version(3).digest });
    expect([modelOfRow('model:../x:y'), versionOfRow('version:a@x:y')]).toEqual([null, null]);
  });
});

describe('rows of the audit trail', () => {
  const record: AuditRecord = {
    ...{
      seq: 7,
      at: new Date(now - 5 * 60_000).toISOString(),
      actor: 'bo',
      actorKind: 'person',
      action: 'model.approved',
    },
    ...{ subject: 'churn@5', subjectDigest: `sha256:${'a'.repeat(64)}`, reason: 'fast enough', before: null },
    ...{ after: 'approved for production', previousHash: '', hash: '' },
  };

  it('say what happened to what, who did it, when and why', () => {
    const [row, more] = activityNodes({ scope, records: [record], total: 3, now });
    expect([row?.label, row?.description]).toEqual(['churn@5 approved', 'bo, 5 min ago: fast enough']);
    expect(more?.label).toBe('2 older records…');
    expect(eventOfRow(row?.id ?? '')).toEqual({ scope, seq: 7, digest: record.subjectDigest });
  });

  it('tell a drill that failed from one that passed', () => {
    const drilled = { ...record, action: 'model.drilled' };
    const rows = ['drill failed', 'drill passed'].map((after) => ({ ...drilled, after }));
    expect(activityNodes({ scope, records: rows, total: 2, now }).map(({ label, icon }) => [label, icon?.id])).toEqual([
      ['churn@5 failed its drill', 'error'],
      ['churn@5 drilled', 'beaker'],
    ]);
  });

  it('say of a move to which stage, and of a waiver which gate', () => {
    const told = [
      ['model.rolled-back', 'staging: churn@5'],
      ['model.promoted', 'staging: churn@5'],
      ['model.waived', 'champion waived for staging until 2027-01-31'],
      ['model.reinstated', 'not deprecated'],
    ].map(([action = '', after = '']) => ({ ...record, action, after }));
    expect(activityNodes({ scope, records: told, total: 4, now }).map(({ label, icon }) => [label, icon?.id])).toEqual([
      ['staging rolled back to churn@5', 'discard'],
      ['churn@5 promoted to staging', 'rocket'],
      ['champion waived for churn@5', 'law'],
      ['churn@5 reinstated', 'issue-reopened'],
    ]);
  });

  it('say of a kind that they do not know what it is called', () => {
    const [row] = activityNodes({
      scope,
      records: [{ ...record, action: 'run.removed', subjectDigest: null }],
      total: 1,
      now,
    });
    expect(row?.label).toBe('churn@5 removed');
    expect(eventOfRow(row?.id ?? '')?.digest).toBeNull();
  });

  it('name what happened in words, however its action is written', () => {
    const labels = (...actions: readonly string[]) =>
      activityNodes({ scope, records: actions.map((action) => ({ ...record, action })), total: 0, now }).map(
        ({ label }) => label,
      );
    const actions = eventKinds.map((kind) => `model.${kind}`);
    expect(
      labels(...actions, 'ledger.imported', 'run.deleted').filter((label) => !/^churn@5 [a-z ]+$/.test(label)),
    ).toEqual([]);
    expect(labels('model.rolled-back', 'model.someThingElse')).toEqual([
      'churn@5 rolled back',
      'churn@5 some thing else',
    ]);
  });
});
