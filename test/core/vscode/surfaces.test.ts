import { describe, expect, it } from 'vitest';
import { lifecycle } from '../../../src/lifecycle/stages';
import { backgroundPlan } from '../../../src/vscode/checking/backgroundPlan';
import { atLeast } from '../../../src/data/severity';
import { waitingFile, withDiskFindings } from '../../../src/vscode/checking/checkedFile';
import { columnMarkdown } from '../../../src/vscode/editor/columnHover';
import type { Expectations } from '../../../src/project/expectations';
import { expectationChoices } from '../../../src/vscode/editor/expectationChoices';
import { histogramPicture } from '../../../src/vscode/editor/histogramPicture';
import { lensTitles } from '../../../src/vscode/editor/lensTitles';
import { statusText } from '../../../src/vscode/statusText';
import { checkedFile, emptyProject } from '../lifecycle/snapshots';
import { checked, column, finding, report } from './files';

describe('the status bar', () => {
  const atRest = { working: false, trusted: true };
  const toMend = lifecycle({ ...emptyProject, dataFiles: [checkedFile('a.csv', { error: 3 })] });

  it('says the stage and how much there is to mend', () => {
    expect(statusText(toMend, [], atRest)).toMatchObject({
      text: '$(tend-seedling) Stage 2: 3 to mend',
      tooltip: expect.stringContaining('Next: mend 3 errors, a.csv.') as string,
    });
  });

  it('counts under the name of a stage what stands under it in the tree, and names none where nothing does', () => {
    const dataFiles = [checkedFile('a.csv', { error: 19 })];
    const both = lifecycle({ ...emptyProject, configPath: 'tend.yaml', configErrors: 7, dataFiles });
    expect(statusText(both, [], atRest).text).toBe('$(tend-seedling) Stage 1: 7 to mend');
    const next = { label: '', detail: '', why: '', stage: 'features' as const, target: null };
    expect(statusText({ ...both, next }, [], atRest).text).toBe('$(tend-seedling) Tend: 26 to mend');
  });

  it('says nothing but its name where nothing has begun or is open', () => {
    expect(statusText(lifecycle(emptyProject), [], atRest).text).toBe('$(tend-seedling) Tend');
    expect(statusText(null, [], atRest).text).toBe('$(tend-seedling) Tend');
  });

  it('says that a folder is not trusted', () => {
    expect(statusText(toMend, [], { working: false, trusted: false }).text).toBe(
      '$(tend-seedling) Restricted: 3 to mend',
    );
  });

  it('says what there is to mend, and not that there is nothing to do, while the next step is put off', () => {
    const later = statusText({ ...toMend, next: null }, [], { ...atRest, postponed: true });
    expect(later.text).toBe('$(tend-seedling) Tend: 3 to mend');
    expect(later.tooltip).toBe('The next step is put off until something changes.');
    expect(statusText({ ...toMend, next: null, toMend: 0 }, [], atRest).tooltip).toMatch(/^Nothing that Tend can see/);
  });

  it('says how far the only check is, and how many there are of several', () => {
    const busy = (path: string) => ({ ...waitingFile(path, path), state: 'checking', progress: 0.38 }) as const;
    const working = { working: true, trusted: true };
    expect(statusText(toMend, [busy('a.csv')], working)).toMatchObject({
      text: '$(loading~spin) Checking 38 %',
      tooltip: 'Checking a.csv',
    });
    expect(statusText(toMend, [busy('a.csv'), busy('b.csv')], working)).toMatchObject({
      text: '$(loading~spin) Checking',
      tooltip: 'Checking 2 files',
    });
  });

  it('says how many files are done while others wait, not how far the one at hand is', () => {
    const done = { ...waitingFile('a.csv', 'a.csv'), state: 'checked' } as const;
    const busy = { ...waitingFile('b.csv', 'b.csv'), state: 'checking', progress: 0.99 } as const;
    const asked = waitingFile('d.csv', 'd.csv', 'larger than 1 GB');
    const files = [done, busy, waitingFile('c.csv', 'c.csv'), asked];
    expect(statusText(toMend, files, { working: true, trusted: true })).toMatchObject({
      text: '$(loading~spin) Checking: 1 of 3 files done',
      tooltip: 'Checking b.csv',
    });
  });
});

describe('the line over the header', () => {
  const titles = (...args: Parameters<typeof lensTitles>) => lensTitles(...args).map(({ title }) => title);

  it('says size, findings of the level, age, and the fixes there are', () => {
    const mend = { title: 'Trim to "Adelie"', edits: [change(300)] };
    const file = checked('a.csv', { findings: [finding({ mend }), finding({ severity: 'hint' })] });
    expect(titles(file, 'info', 120_000)).toEqual([
      '344 rows × 2 columns',
      '1 warning',
      'Checked 2 min ago',
      'Preview 1 Fix',
    ]);
    expect(titles(checked('a.csv'), 'info', 0)).toEqual(['344 rows × 2 columns', 'No findings', 'Checked just now']);
  });

  it('says where a check stopped, and how far one is that takes long', () => {
    const partly = checked('a.csv', { complete: false, reason: 'stopped at row 8,120,411' });
    expect(titles(partly, 'info', 0)).toContain('stopped at row 8,120,411');
    expect(titles(checked('a.csv', {}, { state: 'checking', progress: 0.4 }), 'info', 0)).toContain('Checking, 40 %');
    expect(titles(checked('a.csv', {}, { state: 'checking' }), 'info', 0)).toContain('Checked just now');
    expect(titles(waitingFile('a', 'a.csv'), 'info', 0)).toEqual([]);
  });
});

describe('the hover', () => {
  it('says of a number column how it is spread, and what tend.yaml expects', () => {
    const mass = column({
      name: 'body_mass_g',
      type: 'integer',
      missing: 2,
      distinct: 94,
      min: 2700,
      max: 6300,
      mean: 4201.754,
      quantiles: { '0.01': 2900, '0.05': 3150, '0.25': 3550, '0.5': 4050, '0.75': 4750, '0.95': 5650, '0.99': 6000 },
    });
    const expected = { type: 'integer', range: [2500, 6500], nullable: false, at: place(1) } as const;
    expect(columnMarkdown(mass, report(), expected, '3750').split('\n').filter(Boolean)).toEqual([
      '**body\\_mass\\_g** integer, 344 rows, 94 distinct, 2 missing (0.6 %)',
      'min 2700 · 25 % 3550 · median 4050 · 75 % 4750 · max 6300 · mean 4201.75',
      '| | |',
      '|---|---|',
      '| Expected | integer, 2500 to 6500, never empty |',
    ]);
  });

  it('says of words which are frequent and how frequent this one is, without letting them be Markdown', () => {
    const top = [
      { value: 'Adelie', count: 152 },
      { value: '[x](y)', count: 1 },
    ];
    const text = columnMarkdown(column({ top }), report(), null, 'Adelie');
    expect(text).toContain('| This value | in 152 rows |');
    expect(text).toContain('| Most frequent | Adelie 152, \\[x\\]\\(y\\) 1 |');
  });

  it('puts a word in quotes that looks like another one, and writes out in it what cannot be seen', () => {
    const top = [
      { value: 'Adelie', count: 151 },
      { value: 'Adelie ', count: 1 },
      { value: 'Ade\u200blie', count: 1 },
      { value: '\tAdelie', count: 1 },
    ];
    const text = columnMarkdown(column({ top }), report(), { values: ['Adelie', ' Gentoo'], at: place(1) }, null);
    expect(text).toContain('| Most frequent | Adelie 151, "Adelie " 1, "Ade‹U\\+200B›lie" 1, "\\\\tAdelie" 1 |');
    expect(text).toContain('| Expected | one of Adelie and " Gentoo" |');
  });

  describe('the picture', () => {
    const colours = { bar: '#888', mark: '#08f', words: '#444', outline: false };
    const numbers = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, words]) => words);
    const bins = (counts: readonly number[]) => counts.map((count, index) => ({ from: index, to: index + 1, count }));
    const quantiles = { '0.01': 1, '0.05': 2, '0.25': 4, '0.5': 5, '0.75': 6, '0.95': 8, '0.99': 9 };

    it('is the histogram with a mark at the value', () => {
      const svg = histogramPicture(column({ histogram: bins([3, 9, 12, 5, 1]) }), 2.5, colours) ?? '';
      expect(svg.match(/<rect/g)).toHaveLength(5);
      expect(svg).toContain('d="M210 9');
      expect(numbers(svg)).toEqual(['0', '5']);
    });

    it('shows what is usual, and a value far from it past a break of the axis', () => {
      const usual = bins([3, 9, 12, 5, 1]);
      const above = column({ histogram: [...usual, { from: 5, to: 37_000, count: 1 }] });
      const svg = histogramPicture(above, 37_000, colours) ?? '';
      expect(svg.match(/<rect/g)).toHaveLength(5);
      expect(svg).toContain('d="M400 9');
      expect(numbers(svg)).toEqual(['0', '5', '37000']);
      expect(histogramPicture(above, 2.5, colours)).toContain('d="M210 9');
      const below = column({ histogram: [{ from: -999, to: 0, count: 2 }, ...usual] });
      expect(histogramPicture(below, -999, colours)).toContain('d="M20 9');
      expect(numbers(histogramPicture(below, -999, colours) ?? '')).toEqual(['0', '5', '-999']);
    });

    it('is left out where nothing is to be seen', () => {
      expect(histogramPicture(column(), null, colours)).toBeNull();
      const constant = column({
        histogram: bins([5000]),
        quantiles: { ...quantiles, '0.05': 1, '0.25': 1, '0.5': 1, '0.75': 1 },
      });
      expect(histogramPicture(constant, 1, colours)).toBeNull();
    });
  });
});

describe('what can be declared about a finding', () => {
  const titles = (part: Parameters<typeof finding>[0], columns: Expectations['columns'] = {}) =>
    expectationChoices('file:///a', finding(part), { columns }).map((it) => it.title);

  it('depends on what is wrong', () => {
    expect(titles({ check: 'type-mixed' })).toEqual([
      'Declare species as Text in tend.yaml',
      'Suppress This Cell with Reason in tend.yaml…',
      'Switch Off type-mixed for species in tend.yaml…',
    ]);
    expect(titles({ check: 'outlier-isolated' })[0]).toBe('Declare Range of species in tend.yaml…');
    expect(titles({ scope: 'row', column: null })).toEqual([
      'Suppress This Row with Reason in tend.yaml…',
      'Switch Off text-whitespace for This File in tend.yaml',
    ]);
    expect(titles({ scope: 'file', row: null, column: null })).toEqual([
      'Switch Off text-whitespace for This File in tend.yaml',
    ]);
  });

  it('names no column that has no name', () => {
    expect(titles({ check: 'type-mixed', scope: 'column', row: null, column: '' })).toEqual([
      'Switch Off type-mixed for This File in tend.yaml',
    ]);
  });

  it('is no range where one is declared already', () => {
    const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const declared = { species: { range: [0, 9] as const, at } };
    expect(titles({ check: 'outlier-isolated' }, declared)[0]).toBe('Suppress This Cell with Reason in tend.yaml…');
    expect(titles({ check: 'schema-range' }, declared)[0]).toBe('Suppress This Cell with Reason in tend.yaml…');
  });
});

describe('findings', () => {
  it('are shown from the worst down to the level', () => {
    const all = (['error', 'warning', 'info', 'hint'] as const).map((severity) => finding({ severity }));
    const shown = (level: 'error' | 'info') => atLeast(all, level).map((it) => it.severity);
    expect([shown('error'), shown('info')]).toEqual([['error'], ['error', 'warning', 'info']]);
  });

  it('of bytes stand still while the text is edited, those of the text do not', () => {
    const disk = report({ findings: [finding({ check: 'file-bom' }), finding({ check: 'text-typo' })] });
    const text = report({ findings: [finding({ check: 'type-mixed' })] });
    expect(withDiskFindings(text, disk, true).findings.map(({ check }) => check)).toEqual(['file-bom', 'type-mixed']);
    expect(withDiskFindings(text, null, true)).toBe(text);
  });
});

describe('what is checked without being asked', () => {
  const files = [
    { path: 'large.csv', bytes: 600_000_000 },
    { path: 'b.csv', bytes: 2000 },
    { path: 'a.csv', bytes: 1000 },
  ];

  it('is what is small, the smallest first; the rest says why it waits', () => {
    const plan = backgroundPlan(files, true);
    expect(plan.check).toEqual([
      { path: 'a.csv', long: false },
      { path: 'b.csv', long: false },
    ]);
    expect([...plan.wait]).toEqual([['large.csv', '600 MB, not checked yet']]);
  });

  it('is nothing where that is switched off', () => {
    expect(backgroundPlan(files, false).check).toEqual([]);
    expect(backgroundPlan(files, false).wait.size).toBe(3);
  });

  it('ends at a sum of bytes, so that a folder of many files does not take hours', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ path: `${index}.csv`, bytes: 60_000_000 }));
    expect(backgroundPlan(many, true).check.map(({ long }) => long)).toEqual(Array.from({ length: 8 }, () => true));
  });
});

function place(line: number) {
  return { start: { line, character: 0 }, end: { line, character: 1 } };
}

function change(start: number) {
  return { range: place(6), bytes: { start, end: start + 1 }, text: '' };
}
