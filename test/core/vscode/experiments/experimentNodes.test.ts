import { describe, expect, it } from 'vitest';
import type { RunsTree, TreeRun } from '../../../../src/actions/runs/tree/runsTree';
import { nothingLeftOut } from '../../../../src/base/leftOut';
import { experimentNodes } from '../../../../src/vscode/trees/experimentNodes';
import { experimentOfRow, experimentRow, runOfRow, runRow } from '../../../../src/vscode/trees/rowIds';
import type { TreeNode } from '../../../../src/vscode/trees/treeNode';

const run: TreeRun = {
  id: 'abc123',
  name: 'hgb-depth4',
  status: 'finished',
  sign: null,
  partly: null,
  gone: false,
  starred: false,
  note: '',
  labels: [],
  started: 0,
  ended: 200_000,
  source: 'mlruns',
  value: 0.985,
  best: true,
  hasArtifacts: true,
  children: 0,
  below: null,
};

const primary = { key: 'val_acc', goal: 'maximize', unit: '' } as const;

const untouched = () => undefined;

function nodesOf(
  runs: readonly Partial<TreeRun>[],
  tree: Partial<RunsTree> = {},
  isOpen: (row: string) => boolean | undefined = untouched,
  now = 7_200_000,
): readonly TreeNode[] {
  const below = { runs: runs.map((it) => ({ ...run, ...it })), more: 0 };
  return experimentNodes({
    scope: 'file:///p',
    now,
    isOpen,
    problems: [],
    leftOut: nothingLeftOut,
    tree: {
      ...{ total: 24, shown: 24, running: 1, problem: null, more: 0 },
      experiments: [{ name: 'species', runs: 24, running: 1, primary, best: { id: 'abc123', value: 0.985 }, below }],
      ...tree,
    },
  });
}

describe('the Experiments view', () => {
  it('says of an experiment how many runs it has and how good the best is, of a run its metric and age', () => {
    const [experiment] = nodesOf([{}]);
    expect([experiment?.label, experiment?.description]).toEqual([
      'species',
      '24 runs, 1 running, best 0.9850 val_acc',
    ]);
    const [row] = experiment?.children ?? [];
    expect([row?.label, row?.description]).toEqual(['hgb-depth4', '0.9850 val_acc (best), 2 h ago']);
    expect(row?.spoken).toBe('hgb-depth4, finished, 0.9850 val_acc (best), 2 h ago');
  });

  it('says of a run first what one has to know: that it was read in part, and the source where its name is not enough', () => {
    const [experiment] = nodesOf([
      { partly: 'a torn line' },
      { gone: true },
      { source: 'old.db' },
      { name: 'rf', source: 'old.db' },
    ]);
    expect(experiment?.children.map(({ description }) => description)).toEqual([
      'mlruns, partly read, 0.9850 val_acc (best), 2 h ago',
      'mlruns, gone from its source, 0.9850 val_acc (best), 2 h ago',
      'old.db, 0.9850 val_acc (best), 2 h ago',
      '0.9850 val_acc (best), 2 h ago',
    ]);
  });

  it('says of a run that was to be running how long nothing was heard of it', () => {
    const sign = { at: 7_200_000 - 22.4 * 3_600_000, patience: 3_600_000, lasts: null };
    const [row] = nodesOf([{ status: 'running', sign, best: false }])[0]?.children ?? [];
    expect([row?.description, row?.icon?.id]).toEqual([
      '0.9850 val_acc, running, no sign of life for 22 h, 2 h ago',
      'question',
    ]);
    expect(row?.spoken).toBe(`hgb-depth4, ${row?.description ?? ''}`);
  });

  it('counts the age of what was last written when it is drawn, not when it was asked for', () => {
    const running = {
      status: 'running',
      value: null,
      started: null,
      sign: { at: 7_160_000, patience: 15_000, lasts: 120_000 },
    } as const;
    const drawn = (now: number) => nodesOf([running], {}, untouched, now)[0]?.children[0]?.description;
    expect(drawn(7_170_000)).toBe('');
    expect(drawn(7_200_000)).toBe('running, last written 40 s ago');
    expect(drawn(7_290_000)).toBe('running, last written 2 min ago');
    expect(nodesOf([running], {}, untouched, 7_200_000)[0]?.children[0]?.tooltip).toContain(
      'running, last written 40 s ago, counts as finished once nothing was written for 2 min',
    );
  });

  it('shows the state of a run in its icon and for menus, also of one with a star', () => {
    const [experiment] = nodesOf([
      { status: 'running' },
      { status: 'failed' },
      { starred: true },
      {},
      { partly: 'a torn line' },
      { gone: true },
      { starred: true, status: 'failed', hasArtifacts: false },
    ]);
    expect(experiment?.children.map(({ icon, context }) => [icon?.id, context])).toEqual([
      ['loading~spin', 'run running plain artifacts'],
      ['error', 'run failed plain artifacts'],
      ['pass', 'run finished starred artifacts'],
      ['pass', 'run finished plain artifacts'],
      ['warning', 'run finished plain artifacts'],
      ['warning', 'run finished plain artifacts'],
      ['error', 'run failed starred'],
    ]);
    const [, , starred] = experiment?.children ?? [];
    expect([starred?.description, starred?.spoken]).toEqual([
      '★ 0.9850 val_acc (best), 2 h ago',
      'hgb-depth4, finished, starred, 0.9850 val_acc (best), 2 h ago',
    ]);
  });

  it('leaves children to be asked for when a row is opened, and leads to those that are not listed', () => {
    const folded = { ...run, children: 2 };
    const unfolded = { ...run, id: 'def456', children: 60, below: { runs: [{ ...run, id: '0' }], more: 59 } };
    const [experiment] = nodesOf([folded, unfolded]);
    expect(experiment?.children.map((node) => [node.folded, node.children.map(({ label }) => label)])).toEqual([
      [true, []],
      [false, ['hgb-depth4', '59 more runs…']],
    ]);
    const more = experiment?.children[1]?.children[1];
    expect(more?.command).toMatchObject({
      id: 'tend.experiments.open',
      arguments: [experimentRow('file:///p', 'species')],
    });
  });

  it('has rows open and closed as a person left them, else the only experiment open', () => {
    const below = { runs: [{ ...run, id: '0' }], more: 0 };
    const opened = (isOpen: (row: string) => boolean | undefined) => {
      const [experiment] = nodesOf([{ children: 1, below }], {}, isOpen);
      return [experiment?.expanded, experiment?.children[0]?.expanded];
    };
    expect(opened(untouched)).toEqual([true, false]);
    expect(opened((row) => row === runRow('file:///p', 'abc123'))).toEqual([false, true]);
  });

  it('escapes what is shown as Markdown, and shows names of any kind as text', () => {
    const [experiment] = nodesOf([{ name: '<img src=x> **bold** | pipe', note: '[link](command:x)' }]);
    const [row] = experiment?.children ?? [];
    expect(row?.label).toBe('<img src=x> **bold** | pipe');
    expect(row?.tooltip).toContain('\\<img src=x\\> \\*\\*bold\\*\\* \\| pipe');
    expect(row?.tooltip).toContain('\\[link\\]\\(command:x\\)');
  });

  it('cuts a name of hundreds of characters, so that what stands beside it is seen', () => {
    const [row] = nodesOf([{ name: 'n'.repeat(500) }])[0]?.children ?? [];
    expect([row?.label.length, row?.spoken.startsWith(`${row.label}, finished`)]).toEqual([60, true]);
    expect(row?.tooltip).toContain('n'.repeat(500));
  });

  const unread = {
    ...{ scope: 'p', now: 0, isOpen: untouched },
    tree: { ...{ total: 0, shown: 0, running: 0, problem: null, more: 0 }, experiments: [] },
  };

  it('warns of what imports left out, with the first reasons, and leads to the log', () => {
    const leftOut = { count: 1, first: [{ path: 'mlruns/1/a_b/meta.yaml', problem: 'It is cut off.' }] };
    const [node, ...others] = experimentNodes({ ...unread, problems: [], leftOut });
    expect(others).toEqual([]);
    expect(node).toMatchObject({
      label: '1 left out',
      icon: { id: 'warning' },
      tooltip: 'mlruns/1/a\\_b/meta.yaml: It is cut off.',
      spoken: '1 left out: mlruns/1/a_b/meta.yaml: It is cut off.',
      command: { id: 'tend.log.show' },
    });
    const [many] = experimentNodes({ ...unread, problems: [], leftOut: { ...leftOut, count: 1_001 } });
    expect(many?.label).toBe('1,001 left out');
    expect(many?.tooltip).toMatch(/cut off\.\n\nThe log names 1,000 more\.$/);
  });

  it('says which sources could not be read, before what was', () => {
    const problems = [{ path: 'mlflow.db', problem: 'It is locked by another program.' }];
    const nodes = experimentNodes({ ...unread, problems, leftOut: nothingLeftOut });
    expect(nodes.map(({ label, description }) => `${label} · ${description}`)).toEqual([
      'mlflow.db · It is locked by another program.',
    ]);
  });
});

describe('the id of a row', () => {
  it('names its run or experiment, whatever signs are in the name', () => {
    for (const name of ['species', 'a:b "c" \\', '', 'x:file:///q'])
      expect(experimentOfRow(experimentRow('file:///p', name))).toEqual({ scope: 'file:///p', name });
    expect(runOfRow(runRow('file:///p', '0a1b'))).toEqual({ scope: 'file:///p', id: '0a1b' });
    expect([runOfRow('experiment:"x":p'), experimentOfRow('run:0a:p')]).toEqual([null, null]);
  });
});
