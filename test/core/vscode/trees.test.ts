import { describe, expect, it } from 'vitest';
import { lifecycle } from '../../../src/lifecycle/stages';
import { waitingFile } from '../../../src/vscode/checking/checkedFile';
import { dataNodes, type DataState } from '../../../src/vscode/trees/dataNodes';
import { folderNodes } from '../../../src/vscode/trees/folderNodes';
import { lifecycleDescription, lifecycleNodes } from '../../../src/vscode/trees/lifecycleNodes';
import { escapeMarkdown } from '../../../src/vscode/markdown';
import { changedNodes, type TreeNode } from '../../../src/vscode/trees/treeNode';
import { noDevelopment } from '../../../src/runs/development';
import { checkedFile, emptyProject, noIntent, success } from '../lifecycle/snapshots';
import { checked, column, finding } from './files';

const state: DataState = { scope: 'file:///project', files: [], dataSets: [], leftOut: [], complete: true };

/** "label · description" of every row, indented by depth. */
function outline(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.label} · ${node.description}`,
    ...outline(node.children, depth + 1),
  ]);
}

function allIds(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...allIds(node.children)]);
}

describe('the Lifecycle view', () => {
  it('shows what is next before the eight stages, which have not started in an empty folder', () => {
    expect(outline(lifecycleNodes(lifecycle(emptyProject), 'p'))).toEqual([
      'Next: add a data file · or open the sample',
      '1 Problem and plan · not started',
      '2 Data · not started',
      '3 Features · not started',
      '4 Model development · not started',
      '5 Validation and testing · not started',
      '6 Deployment · not started',
      '7 Monitoring · not started',
      '8 Updates and retraining · not started',
    ]);
  });

  it('opens the stage of the next step and says its state in words too', () => {
    const project = { ...emptyProject, dataFiles: [checkedFile('data/a.csv', { error: 3 })] };
    const nodes = lifecycleNodes(lifecycle(project), 'p');
    expect(nodes.filter(({ expanded }) => expanded).map(({ label }) => label)).toEqual(['2 Data']);
    expect(nodes[2]?.icon).toEqual({ id: 'error', colour: 'problemsErrorIcon.foreground' });
    expect(nodes[2]?.spoken).toContain('has errors');
    expect(nodes[0]).toMatchObject({ highlight: [0, 5], command: { id: '_tend.target.open' } });
  });

  it('says of what is missing what would count as evidence, and of nothing else', () => {
    const development = { ...noDevelopment, runs: 2, tuned: ['lr'] };
    const nodes = lifecycleNodes(lifecycle({ ...emptyProject, development }), 'p');
    const rows = [...nodes, ...nodes.flatMap(({ children }) => children)];
    const tip = (label: string) => rows.find((row) => row.label === label)?.tooltip;
    expect(tip('Baseline')).toContain('A run whose name or model says that it is one: baseline, dummy');
    expect(tip('Repeated runs')).toContain('differ only in a seed or a fold');
    expect(tip('5 Validation and testing')).toContain('A registered version of a model, with its metrics');
    expect([tip('Tuned params'), tip('4 Model development')]).toEqual([undefined, undefined]);
  });

  it('knows what would count of every stage and every piece of evidence that may be missing', () => {
    const bare = {
      name: 'churn',
      versions: 1,
      newest: { number: 1, metrics: {}, hasData: false },
      production: { version: 1, recorded: null, drill: null, gates: null },
      ...{ conflicts: [], clashes: [], troubles: [], dangerous: [], failedDrills: [], judged: null },
      ...{ replaced: 0, rolledBack: 0, rolledBackElsewhere: 0, deprecated: 0, archived: 0, purged: 0 },
    };
    const events = { refusedEvents: 0, newerEvents: 0, editedEvents: 0, absentEvents: 0 };
    const project = {
      ...emptyProject,
      dataFiles: [checkedFile('data/a.csv')],
      development: { ...noDevelopment, runs: 1 },
      intent: { ...noIntent, objective: { text: 'x', at: null }, success },
      registry: { models: [bare], unreadEvents: 0, unreadModels: null, ...events },
    };
    const missing = [...lifecycleNodes(lifecycle(project), 'p'), ...lifecycleNodes(lifecycle(emptyProject), 'q')]
      .flatMap((node) => [node, ...node.children])
      .filter(({ spoken, tooltip }) => spoken.includes(', not started, ') && tooltip === undefined);
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('counts the stages that are complete', () => {
    expect(lifecycleDescription(lifecycle(emptyProject))).toBe('0 of 8');
  });

  it('gives every row an id of its own, also with two projects', () => {
    const project = { ...emptyProject, dataFiles: [checkedFile('data/a.csv', { error: 3 })] };
    const nodes = folderNodes(
      ['p', 'q'].map((scope) => ({
        project: { scope, name: scope },
        nodes: lifecycleNodes(lifecycle(project), scope),
      })),
    );
    const ids = allIds(nodes);
    expect(new Set(ids).size).toBe(ids.length);
    expect(nodes.map(({ label }) => label)).toEqual(['p', 'q']);
  });
});

describe('the Data view', () => {
  it('shows declared data sets with zone and size, and the other files below', () => {
    const raw = checked('data/raw/a.csv', { columns: [column({ missing: 2, type: 'integer', name: 'mass' })] });
    const nodes = dataNodes({
      ...state,
      files: [checked('z.csv'), raw],
      dataSets: [{ name: 'penguins', zone: 'raw', files: ['data/raw/a.csv'] }],
    });
    expect(outline(nodes)).toEqual([
      'penguins · raw, 344 × 1',
      '  a.csv · 344 × 1',
      '    mass · integer, 0.6 % missing',
      'z.csv · 344 × 2',
      '  id · id',
      '  species · category',
    ]);
  });

  it('tells files of the same name apart by their folders', () => {
    const nodes = dataNodes({ ...state, files: [checked('a/x.csv'), checked('b/x.csv'), checked('y.csv')] });
    expect(nodes.map(({ description }) => description)).toEqual(['a, 344 × 2', 'b, 344 × 2', '344 × 2']);
  });

  it('says how far a check is, what waits and why, what cannot be read and where it stopped', () => {
    const file = waitingFile('file:///a.csv', 'a.csv');
    const words = [
      { ...file, state: 'checking', progress: 0.38 } as const,
      { ...file, state: 'checking' } as const,
      file,
      { ...file, problem: '600 MB, not checked yet' },
      { ...file, state: 'unreadable', problem: 'a.csv is a folder, not a file.' } as const,
      checked('a.csv', { complete: false, reason: 'stopped at row 8,120,411' }),
    ].map((it) => dataNodes({ ...state, files: [it] })[0]?.description);
    expect(words).toEqual([
      'reading, 38 %',
      'reading',
      'waiting',
      '600 MB, not checked yet',
      'cannot be read',
      '344 × 2, stopped at row 8,120,411',
    ]);
  });

  it('keeps showing the last size while a file is checked again', () => {
    const nodes = dataNodes({ ...state, files: [checked('a.csv', {}, { state: 'checking' })] });
    expect(nodes[0]).toMatchObject({ description: '344 × 2', icon: null });
  });

  it('says what was left out and for which reason', () => {
    const leftOut = [
      { reason: 'ignored by git', count: 212 },
      { reason: 'in tool folders', count: 3 },
    ];
    expect(outline(dataNodes({ ...state, leftOut }))).toEqual([
      '215 folders and files not searched for data · 212 ignored by git, 3 in tool folders',
    ]);
  });

  it('speaks the findings, which sighted people see as colour and number', () => {
    const nodes = dataNodes({ ...state, files: [checked('a.csv', { findings: [finding()] }), checked('b.csv')] });
    expect(nodes.map(({ spoken }) => spoken)).toEqual(['a.csv, 344 × 2, 1 warning', 'b.csv, 344 × 2, no findings']);
  });

  it.each([
    [0, '0'],
    [12, '12, too few to tell outliers (30) and how values are spread (100)'],
    [30, '30, too few to tell how values are spread (100)'],
    [100, '100'],
  ])('says of %d rows what they are too few for', (rows, words) => {
    const [node] = dataNodes({ ...state, files: [checked('a.csv', { rows })] });
    expect(node?.tooltip).toContain(`| Rows | ${words.replace(/[()]/g, '\\$&')} |`);
  });

  it('shows at most six facts in a tooltip', () => {
    const nodes = dataNodes({ ...state, files: [checked('a.csv', { complete: false, reason: 'stopped' })] });
    const rows = nodes[0]?.tooltip?.split('\n').filter((line) => /^\| [A-Z]/.test(line));
    expect(rows).toHaveLength(6);
  });
});

describe('a refresh', () => {
  const files = [checked('a.csv'), checked('b.csv')];

  it('draws only the row that changed', () => {
    const before = dataNodes({ ...state, files });
    const after = dataNodes({ ...state, files: [checked('a.csv'), checked('b.csv', { rows: 345 })] });
    expect(changedNodes(before, after)).toEqual(['file:file:///project/b.csv']);
    expect(changedNodes(before, before)).toEqual([]);
  });

  it('makes the rows of files anew only where something is known anew', () => {
    const [a, b] = files;
    const before = dataNodes({ ...state, files });
    const after = dataNodes({ ...state, files: [...(a ? [a] : []), ...(b ? [{ ...b, progress: 0.5 }] : [])] });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.children).toBe(before[1]?.children);
  });

  it('draws the whole tree when rows come or go', () => {
    const before = dataNodes({ ...state, files });
    expect(changedNodes(before, dataNodes({ ...state, files: files.slice(1) }))).toBeNull();
  });

  it('draws a data set anew, and open, once its files are found', () => {
    const declared = { ...state, dataSets: [{ name: 'train', zone: null, files: ['a.csv'] }] };
    const before = dataNodes(declared);
    const after = dataNodes({ ...declared, files: [checked('a.csv')] });
    expect(changedNodes(before, after)).toBeNull();
    expect(after[0]).toMatchObject({ label: 'train', expanded: true });
    expect(after[0]?.id).not.toBe(before[0]?.id);
  });

  it('draws a row whose children came', () => {
    const before = dataNodes({ ...state, files: [waitingFile('file:///project/a.csv', 'a.csv')] });
    const after = dataNodes({ ...state, files: [checked('a.csv')] });
    expect(changedNodes(before, after)).toEqual(['file:file:///project/a.csv']);
  });
});

describe('text in Markdown', () => {
  it('shows what a file holds as it is, links and tables included', () => {
    expect(escapeMarkdown('[a](b) | `c`\n<d> $(e)')).toBe('\\[a\\]\\(b\\) \\| \\`c\\` \\<d\\> \\$\\(e\\)');
  });
});
