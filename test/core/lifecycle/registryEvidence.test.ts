import { describe, expect, it } from 'vitest';
import type { StageId } from '../../../src/lifecycle/lifecycle';
import { nextStep } from '../../../src/lifecycle/nextStep';
import { lifecycle } from '../../../src/lifecycle/stages';
import type { LiveFacts, ModelFacts } from '../../../src/models/registry/registryFacts';
import { noDevelopment } from '../../../src/runs/development';
import { checkedFile, emptyProject, nothingAbsent, success } from './snapshots';

function recorded(number: number, metrics = 2) {
  return { number, metrics: metrics > 0 ? { f1: 0.8 } : {}, hasData: metrics > 0 };
}

const passedGates = (passed: number, asked: number, ended: readonly number[] = []) => ({
  passed,
  asked,
  waived: asked - passed,
  ended,
});

const churn: ModelFacts = {
  name: 'churn',
  versions: 3,
  newest: recorded(3),
  production: { version: 3, recorded: recorded(3), drill: { ok: true, days: 4 }, gates: passedGates(8, 8) },
  conflicts: [],
  clashes: [],
  troubles: [],
  dangerous: [],
  failedDrills: [],
  replaced: 1,
  rolledBack: 0,
  rolledBackElsewhere: 0,
  deprecated: 1,
  archived: 1,
  purged: 0,
  judged: null,
};

const ledger = {
  unreadEvents: 0,
  unreadModels: null as readonly ModelFacts[] | null,
  refusedEvents: 0,
  newerEvents: 0,
  editedEvents: 0,
  absentEvents: 0,
};

const evidenceOf = (id: StageId, models: readonly ModelFacts[], events: Partial<typeof ledger> = {}) => {
  const stages = lifecycle({ ...emptyProject, registry: { models, ...ledger, ...events } }).stages;
  const stage = stages.find((it) => it.id === id);
  return stage?.evidence.map((it) => `${it.label}: ${it.detail} (${it.state})`);
};

const live = (drill: LiveFacts['drill']): ModelFacts => ({
  ...churn,
  production: { version: 3, recorded: recorded(3), drill, gates: null },
});

describe('evidence of the registry', () => {
  it('tells a drill that failed of what is not in production', () => {
    const failed = (...versions: number[]) =>
      evidenceOf('deployment', [{ ...churn, failedDrills: versions.map((version) => ({ version, days: 3 })) }])?.at(-1);
    expect(failed(4)).toBe('Restore drill: churn@4, not in production, failed 3 days ago (warning)');
    expect(failed(4, 2, 1)).toBe(
      'Restore drill: churn@4, not in production, failed 3 days ago, and so did 2 other versions (warning)',
    );
  });

  it('names what is live and was dangerous to load when it was registered, and files of the ledger that were edited', () => {
    const told = evidenceOf('deployment', [{ ...churn, dangerous: ['churn@3 in production'] }], { editedEvents: 2 });
    expect(told?.filter((it) => it.endsWith('(fail)'))).toEqual([
      'Ledger: 2 files of events are not as Tend wrote them; the events count as they were: see tend audit verify (fail)',
      'Live, but registered as dangerous: churn@3 in production was known to be dangerous to load when it was registered (fail)',
    ]);
  });

  it('says what is recorded, live and retired', () => {
    expect(evidenceOf('validation', [churn])).toEqual([
      'Metrics: churn@3, live (pass)',
      'Data recorded: churn@3, live (pass)',
      'Gates passed: churn@3, 8 of 8 when it went live (pass)',
      'Gates: built-in only, they ask for no metric (notStarted)',
    ]);
    expect(evidenceOf('deployment', [churn])).toEqual([
      'Registered: 1 model, 3 versions (pass)',
      'Live in production: churn@3 (pass)',
      'Restore drill: churn@3, succeeded 4 days ago (pass)',
    ]);
    expect(evidenceOf('updates', [churn])).toEqual([
      'Replaced in production: 1 time (pass)',
      'Retired versions: 1 deprecated, 1 archived (pass)',
      'Retraining triggers: not declared (notStarted)',
    ]);
  });

  it('says of several models how many have it, and of gates that were waived that they did not pass', () => {
    const production = { version: 3, recorded: null, drill: null, gates: passedGates(8, 8) };
    const bare = { ...churn, name: 'bare', newest: recorded(1, 0), production };
    const gates = passedGates(7, 8);
    const waived = { ...churn, production: { version: 2, recorded: recorded(2), drill: null, gates } };
    expect(evidenceOf('validation', [waived, bare])).toEqual([
      'Metrics: 1 of 2 models have metrics, each by what is live, else by its newest version (begun)',
      'Data recorded: 1 of 2 models have data, each by what is live, else by its newest version (begun)',
      'Gates passed: churn@2, 7 of 8 when it went live, 1 waived (warning)',
      'Gates passed: bare@3, 8 of 8 when it went live (pass)',
      'Gates: built-in only, they ask for no metric (notStarted)',
    ]);
    expect(evidenceOf('validation', [bare])?.[0]).toBe('Metrics: bare@1, newest, has no metrics (notStarted)');
  });

  it('judges a model by what is live of it, and says which version is newest', () => {
    const newer = { ...churn, newest: recorded(4, 0) };
    expect(evidenceOf('validation', [newer])?.[0]).toBe('Metrics: churn@3, live; the newest is churn@4 (pass)');
    const production = {
      ...newer.production,
      version: 3,
      recorded: recorded(3, 0),
      drill: null,
      gates: passedGates(1, 1),
    };
    expect(evidenceOf('validation', [{ ...newer, newest: recorded(4), production }])?.[0]).toBe(
      'Metrics: churn@3, live, has no metrics; the newest is churn@4 (notStarted)',
    );
    expect(evidenceOf('validation', [{ ...churn, production: null }])?.[0]).toBe('Metrics: churn@3, newest (pass)');
  });

  it('says of waivers that they ended, by the day where that is how long they held, else to the minute', () => {
    const said = (...ended: readonly string[]) => {
      const gates = passedGates(
        10,
        12,
        ended.map((end) => Date.parse(end)),
      );
      const production = { version: 3, recorded: recorded(3), drill: null, gates };
      return evidenceOf('validation', [{ ...churn, production }])?.[2];
    };
    expect(said('2026-12-01T23:59:59.999Z')).toBe(
      'Gates passed: churn@3, 10 of 12 when it went live, 2 waived; one waiver ended 2026-12-01 (warning)',
    );
    expect(said('2026-12-01', '2026-12-03T14:05Z')).toBe(
      'Gates passed: churn@3, 10 of 12 when it went live, 2 waived; 2 waivers, the last one, ended 2026-12-03 14:05 UTC (warning)',
    );
  });

  it('tells roll-backs beside what was replaced', () => {
    const evidence = (replaced: number, rolledBack: number) =>
      evidenceOf('updates', [{ ...churn, replaced, rolledBack }])?.[0];
    expect(evidence(2, 1)).toBe('Replaced in production: 2 times, and rolled back 1 time (pass)');
    expect(evidence(0, 2)).toBe('Replaced in production: none yet, and rolled back 2 times (pass)');
  });

  it('tells gates, roll-backs, archives and purges of what is live nowhere or in another stage than production', () => {
    const bare = { ...churn, newest: recorded(3, 0), production: null, replaced: 0, deprecated: 0, archived: 0 };
    const judged = { version: 2, stage: 'staging', gates: passedGates(3, 4) };
    expect(evidenceOf('validation', [{ ...bare, judged }])).toContain(
      'Gates passed: churn@2, 3 of 4 when it went live in staging, 1 waived (warning)',
    );
    expect(evidenceOf('validation', [bare])).toEqual([]);
    for (const done of [
      { rolledBack: 2 },
      { rolledBackElsewhere: 1 },
      { archived: 1 },
      { deprecated: 1 },
      { purged: 1 },
    ])
      expect(evidenceOf('updates', [{ ...bare, ...done }])?.join()).toContain('(pass)');
    expect(evidenceOf('updates', [{ ...bare, purged: 1 }])?.[1]).toBe('Retired versions: 1 purged (pass)');
    expect(evidenceOf('updates', [bare])).toEqual([]);
  });

  it('takes gates for passed once something went live by them, not when they were declared', () => {
    const gates = { text: 'churn production', at: null };
    const stateOf = (production: ModelFacts['production']) => {
      const registry = { models: [{ ...churn, production }], ...ledger };
      const intent = { ...emptyProject.intent, gates: [gates] };
      const stages = lifecycle({ ...emptyProject, registry, intent }).stages;
      const found = stages.flatMap(({ evidence }) => evidence).filter(({ label }) => label === 'Gates');
      return found.map(({ id, detail, state }) => [id, detail, state]);
    };
    expect(stateOf(null)).toEqual([['validation.gates', 'churn production, declared', 'begun']]);
    expect(stateOf(churn.production)).toEqual([['validation.gates', 'churn production, declared', 'pass']]);
  });

  it('does not take an old, a failed or a missing drill for proof', () => {
    const drilled = (drill: LiveFacts['drill']) => evidenceOf('deployment', [live(drill)])?.at(-1);
    expect(drilled({ ok: true, days: 34 })).toBe('Restore drill: churn@3, succeeded 34 days ago (warning)');
    expect(drilled({ ok: false, days: 0 })).toBe('Restore drill: churn@3, failed today (fail)');
    expect(drilled(null)).toBe('Restore drill: churn@3, never run (notStarted)');
  });

  it('fails a stage in which several versions are live', () => {
    const sides = 'churn@2 and churn@3';
    const sentence = `${sides} are live in production at once: promoting one of them settles it`;
    const conflicts = [{ stage: 'production', sides, sentence }];
    const contradicted = { ...churn, production: null, conflicts };
    expect(evidenceOf('deployment', [contradicted, { ...churn, name: 'price' }])?.slice(1, 3)).toEqual([
      'Conflict: churn@2 and churn@3 are live in production at once: promoting one of them settles it (fail)',
      'Live in production: price@3, churn@2 and churn@3 at once (fail)',
    ]);
    const twice = { ...churn, clashes: [{ version: 3, packages: 2 }] };
    expect(evidenceOf('deployment', [twice])).toContain('One number twice: 2 packages are churn@3 (fail)');
    const next = (model: ModelFacts) => nextStep({ ...emptyProject, registry: { models: [model], ...ledger } })?.label;
    expect(next(contradicted)).toBe('settle what is live of churn in production');
    expect(next(twice)).toBe('settle which package is churn@3');
  });

  it('says in each stage of models that a ledger was not read, and calls none of them not started', () => {
    for (const stage of ['validation', 'deployment', 'updates'] as const) {
      const ledger = 'Ledger: 2 events not read yet: tend models list reads them (begun)';
      expect(evidenceOf(stage, [], { unreadEvents: 2 })?.[0]).toBe(ledger);
      expect(evidenceOf(stage, [])).toEqual([]);
    }
    const bare = { ...churn, newest: recorded(3, 0), production: null, replaced: 0, deprecated: 0, archived: 0 };
    const live = { ...bare, production: { version: 3, recorded: recorded(3, 0), drill: null, gates: null } };
    for (const unreadModels of [[], [bare], [live]]) {
      expect(evidenceOf('deployment', [], { unreadEvents: 2, unreadModels })).toHaveLength(1);
      for (const stage of ['validation', 'updates'] as const)
        expect(
          evidenceOf(stage, [], { unreadEvents: 2, unreadModels })?.filter((it) => it.startsWith('Ledger')),
        ).toEqual([]);
    }
  });
});

describe('the next step with models', () => {
  const repeats = { runs: 5, deviation: 0.01, agree: true };
  const declared = { text: 'churn', at: null };
  const set = { ...declared, columns: 3, target: 'left', absent: nothingAbsent, hasSource: true, splits: [] };
  const { intent } = emptyProject;
  const ready = {
    ...emptyProject,
    configPath: 'tend.yaml',
    intent: { ...intent, objective: declared, success, dataSets: [set] },
    dataFiles: [checkedFile('a.csv')],
    development: { ...noDevelopment, runs: 5, baseline: 'dummy', repeats },
  };

  it('is to register one when there are runs and no version', () => {
    const label = (unreadEvents: number) =>
      nextStep({ ...ready, registry: { models: [], ...ledger, unreadEvents } })?.label;
    expect(label(0)).toBe('register a first version of the model');
    expect(label(2)).toBeUndefined();
  });

  it('is to drill a live version that was never brought back', () => {
    const label = (drill: LiveFacts['drill']) =>
      nextStep({ ...ready, registry: { models: [live(drill)], ...ledger } })?.label;
    expect(label(null)).toBe('run the restore drill of churn@3');
    expect(label({ ok: true, days: 1 })).toBeUndefined();
  });
});
