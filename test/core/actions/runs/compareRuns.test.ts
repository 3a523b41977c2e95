import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { differencesText } from '../../../../src/base/differencesText';
import { compareText } from '../../../../src/cli/reporters/runs/compareReporter';
import { compareSides } from '../../../../src/actions/runs/compare/compareSides';
import { readSides } from '../../../../src/actions/runs/compare/side';
import { compare, group, lgbm, xgb } from './compare/compared';
import { projectOf, type FakeRun } from './fakeRuns';

const section = (comparison: ReturnType<typeof compare>, name: string) =>
  comparison.sections.find((it) => it.section === name)?.facts ?? [];

it('cuts long names where something is said of them, but not the names themselves', () => {
  const long = `start${'x'.repeat(490)}ended`;
  const { sides, metrics, sections } = compare(
    ['xgb', group('xgb', xgb)],
    [long, group('lgbm', lgbm, { params: { leaves: '63' } })],
  );
  expect(sides[1]?.name).toBe(long);
  expect(metrics[0]?.tests[0]?.sentence).toMatch(/^startx{20,30}…x{5,15}ended is better by 0\.0044/);
  const leaves = sections.flatMap(({ facts }) => facts).find(({ key }) => key === 'leaves');
  expect(leaves?.differences[0]?.length).toBeLessThan(70);
});

it('tells all that was recorded of one run, of which nothing differs', () => {
  const { sides, metrics, method, sections, warnings } = compare(['alone', group('xgb', [0.85])]);
  expect(sides.map(({ name }) => name)).toEqual(['alone']);
  expect(metrics.map(({ key, differs, tests, sides: [side] }) => [key, differs, tests, side?.mean])).toEqual([
    ['val_auc', false, [], 0.85],
    ['train_time', false, [], 60],
    ['lr', false, [], 0.1],
  ]);
  expect([method, warnings]).toEqual(['', []]);
  expect(sections.flatMap(({ facts }) => facts).map(({ key, values, differs }) => [key, values, differs])).toEqual([
    ['model', ['xgb'], false],
    ['seed', ['0'], false],
  ]);
});

it('says of each metric which side is better, the one that counts first and in full', () => {
  const { metrics, method } = compare(['xgb · 6', group('xgb', xgb)], ['lgbm · 6', group('lgbm', lgbm)]);
  expect(metrics.map(({ key, primary, tests }) => [key, primary, tests[0]?.sentence])).toEqual([
    ['val_auc', true, 'lgbm · 6 is better by 0.0044, 95 % interval 0.0031 to 0.0056, 5 seeds each, paired by seed.'],
    [
      'train_time',
      false,
      'lgbm · 6 is faster by 10.00 s in every repeat; without any spread there is nothing to test by.',
    ],
    ['lr', false, 'All equal.'],
  ]);
  expect(method).toBe('paired t by seed');
});

it('adjusts for how many metrics with a direction are looked at, and what has none for all', () => {
  const noise = [3, 1, 4, 1, 5];
  const side = (model: string, scores: readonly number[], sign: number) =>
    group(model, scores).map((run, seed) => {
      const odd = sign * (noise[seed] ?? 0);
      return { ...run, metrics: { val_auc: scores[seed] ?? 0, val_loss: odd + 4 * seed * seed, odd } };
    });
  const { metrics, method } = compare(['a', side('a', xgb, 0)], ['b', side('b', lgbm, 1)]);
  const [auc, loss, odd] = ['val_auc', 'val_loss', 'odd'].map((key) => metrics.find((it) => it.key === key)?.tests[0]);
  expect(method).toBe('paired t by seed, Holm over 2 comparisons, over all 3 for metrics without a direction');
  expect((auc?.adjusted ?? NaN) / (auc?.p ?? NaN)).toBeCloseTo(2, 12);
  expect(auc?.details[0]).toContain('p = 0.001 after Holm. Paired t, 4 df');
  // Equal to the test of the loss, but one of three and not of two.
  expect([loss?.p, odd?.p].map((p) => p?.toFixed(12))).toEqual([loss?.p.toFixed(12), loss?.p.toFixed(12)]);
  expect((odd?.adjusted ?? NaN) / (loss?.adjusted ?? NaN)).toBeCloseTo(2, 9);
});

it('shows single runs without a verdict', () => {
  const { metrics, method } = compare(['a', group('xgb', [0.8])], ['b', group('lgbm', [0.9])]);
  expect(metrics[0]).toMatchObject({
    sides: [{ n: 1, mean: 0.8 }, { n: 1, mean: 0.9 }],
    tests: [{ test: 'none', decided: false, sentence: 'One run each: repeats are needed to tell.', details: [] }],
    differs: true,
  }); // prettier-ignore
  expect(method).toBe('');
});

it('leaves a metric that one side lacks without a test, and shows NaN as what it is', () => {
  const { metrics } = compare(
    ['a', [{ metrics: { acc: NaN, f1: 0.5 } }]],
    ['b', [{ metrics: { acc: 0.5 } }]],
    ['c', [{ metrics: { acc: 0.6, f1: 0.6 } }]],
  );
  expect(metrics.map(({ key, sides, tests }) => [key, sides.map((it) => it?.mean), tests.map((it) => it?.test)])).toEqual([
    ['acc', [NaN, 0.5, 0.6], [undefined, undefined]],
    ['f1', [0.5, undefined, 0.6], [undefined, 'none']],
  ]); // prettier-ignore
});

it('takes a metric for equal that has one value on both sides, however many runs each has', () => {
  const steady = (count: number, metrics: Readonly<Record<string, number>>) =>
    Array.from({ length: count }, () => ({ metrics }));
  const same = { one: 1, most: Infinity, none: NaN };
  const { metrics } = compare(['a', steady(3, { ...same, other: 1 })], ['b', steady(5, { ...same, other: 2 })]);
  const differing = metrics.filter(({ differs }) => differs).map(({ key }) => key);
  expect([metrics.length, differing]).toEqual([4, ['other']]);
  const spread = compare(['a', [{ metrics: { one: 1 } }]], ['b', [1, 1, 2].map((one) => ({ metrics: { one } }))]);
  expect(spread.metrics.map(({ differs }) => differs)).toEqual([true]);
});

it('puts params side by side with their difference, whole groups by their values', () => {
  const comparison = compare(
    ['xgb', group('xgb', [0.8, 0.9], { params: { n: '1000', subsample: '0.8', child: '1' } })],
    ['lgbm', group('lgbm', [0.8, 0.9], { params: { n: '800', subsample: '0.9', leaves: '63' } })],
  );
  expect(section(comparison, 'params').map(({ key, values, differs, differences }) => [key, values, differs, differences])).toEqual([
    ['model', ['xgb', 'lgbm'], true, ['']],
    ['n', ['1000', '800'], true, ['−200']],
    ['subsample', ['0.8', '0.9'], true, ['+0.1']],
    ['child', ['1', null], true, ['only in xgb']],
    ['leaves', [null, '63'], true, ['only in lgbm']],
    ['seed', ['0, 1', '0, 1'], false, ['']],
  ]); // prettier-ignore
});

it('shows of long texts what is around their first difference, where that is not seen at their beginning', () => {
  const long = 'v'.repeat(400);
  const side = (params: Readonly<Record<string, string>>) => [{ params }];
  const comparison = compare(
    ['a', side({ end: long, early: `a${long}`, grown: long, inner: `${long}=3, ${long}`, short: 'data/features_v1', split: `${long}😀` })],
    ['b', side({ end: `${long}\nx`, early: `b${long}`, grown: `${long}s`, inner: `${long}=4, ${long}`, short: 'data/features_v2', split: `${long}😁` })],
  ); // prettier-ignore
  const said = section(comparison, 'params').map(({ key, differences }) => [key, differences[0]]);
  expect(Object.fromEntries(said)).toEqual({
    end: '…vvvvvvvv → …vvvvvvvv\nx',
    early: '',
    grown: '…vvvvvvvv → …vvvvvvvvs',
    inner: '…vvvvvvv=3, vvvvvvvvv… → …vvvvvvv=4, vvvvvvvvv…',
    short: '',
    split: '…vvvvvvv😀 → …vvvvvvv😁',
  });
});

it('says truly which of more than two sides have a param', () => {
  const having = (...names: readonly string[]) => [{ params: Object.fromEntries(names.map((name) => [name, '1'])) }];
  const comparison = compare(
    ['a', having('first', 'firstTwo', 'ends')],
    ['b', having('firstTwo', 'lastTwo')],
    ['c', having('last', 'lastTwo', 'ends')],
  );
  const said = section(comparison, 'params').map((fact) => [fact.key, differencesText(fact)]);
  expect(Object.fromEntries(said)).toEqual({
    first: 'only in a',
    firstTwo: '=, not in c',
    ends: 'not in b, =',
    last: 'only in c',
    lastTwo: 'in b and c, not in a',
  });
});

it('says how many values a large group has instead of all', () => {
  const scores = Array.from({ length: 12 }, (_, index) => index);
  const { sections } = compare(['a', group('x', scores)], ['b', group('y', [1])]);
  expect(sections[0]?.facts.find(({ key }) => key === 'seed')?.values).toEqual(['0, 1, 2, 3 and 8 more', '0']);
});

it('warns when data or code differ too, but not of what one tracker did not record', () => {
  const code = (commit: string, dirty = false) =>
    ({ commit, branch: 'main', repository: null, dirty, script: 'train.py', command: null }) as const;
  const data = (digest: string) => [{ name: 'features.parquet', digest, context: 'training', source: '' }];
  const made = { environment: { numpy: '1.9', lightgbm: '4.6.0' } };
  const comparison = compare(
    ['a', [{ ...made, code: code('7be02d1aaaa'), data: data('4c1e') }]],
    ['b', [{ environment: { numpy: '1.10' }, code: code('a41f9c2bbbb', true), data: data('8d20') }]],
  );
  expect(comparison.warnings).toEqual([
    'The code differs too: commits 7be02d1 and a41f9c2. Part of the difference may come from the code.',
    'The data differ too: features.parquet (training). Part of the difference may come from the data.',
    'The environment differs too: numpy.',
    'b was made with changes that were never committed.',
  ]);
  expect(section(comparison, 'environment').map(({ differences }) => differences)).toEqual([['only in a'], ['']]);
});

it('counts nothing as a difference that a side never recorded', () => {
  const code = { commit: '7be02d1aaaa', branch: 'main', repository: null, dirty: false, script: 't.py', command: null };
  const data = [{ name: 'x', digest: '4c1e', context: '', source: '' }];
  const made = { code, data, environment: { numpy: '1.9' } };
  const { sections } = compare(['a', [made]], ['b', [{ code: { ...code, commit: null } }]]);
  const facts = sections.flatMap(({ facts: of }) => of).filter(({ values }) => values.includes(null));
  expect(facts.map(({ key, differs, differences }) => [key, differs, differences])).toEqual([
    ['commit', false, ['not recorded in b']],
    ['uncommitted changes', false, ['not recorded in b']],
    ['x', false, ['not recorded in b']],
    ['numpy', false, ['not recorded in b']],
  ]);
});

it('does not say that there were no uncommitted changes where that was not recorded', () => {
  const code = { commit: '7be02d1aaaa', branch: null, repository: null, dirty: null, script: null, command: null };
  const keys = (...sides: readonly (boolean | null)[]) => {
    const comparison = compare(...sides.map((dirty) => ['run', [{ code: { ...code, dirty } }]] as const));
    return section(comparison, 'code').map(({ key, values, differs }) => [key, values, differs]);
  };
  const commit = ['commit', ['7be02d1aaaa', '7be02d1aaaa'], false];
  expect(keys(null, null)).toEqual([commit]);
  expect(keys(true, null)).toEqual([commit, ['uncommitted changes', ['yes', null], false]]);
});

it('says of how many runs of a side a label or a tag is', () => {
  const comparison = compare(['a', [{ labels: ['good'] }, {}, {}]], ['b', [{ labels: ['good'] }]]);
  expect(section(comparison, 'tags')[0]?.values).toEqual(['good (1 of 3)', 'good']);
});

it('tests nothing between a group and what is part of it, and says so', () => {
  const project = projectOf(group('xgb', xgb));
  const side = (name: string, numbers: readonly number[]) => ({
    row: { type: 'group' as const, values: [] },
    name,
    numbers,
  });
  const of = (first: readonly number[], second: readonly number[]) =>
    compareSides(project, readSides(project.store, [side('a', first), side('b', second)]));
  const part = of([1, 2, 3, 4, 5], [2]);
  expect(part.warnings).toContain('b is part of a: no test is made between the two.');
  expect(part.metrics.map(({ tests }) => tests)).toEqual([[null], [null], [null]]);
  expect(of([1, 2, 3], [3, 4]).warnings).toContain('1 run is of both a and b: no test is made between the two.');
});

it('names the commits of a side that has several', () => {
  const at = (commit: string) => ({ commit, branch: '', repository: null, dirty: false, script: null, command: null });
  const { warnings } = compare(
    ['gb', [{ code: at('79c0362aaaa') }]],
    ['rf', [{ code: at('79c0362aaaa') }, { code: at('1740184bbbb') }]],
  );
  expect(warnings).toContain(
    'The code differs too: commits 79c0362 of gb, 79c0362 and 1740184 of rf. Part of the difference may come from the code.',
  );
  const three = compare(
    ['a', [{ code: at('79c0362aaaa') }]],
    ['b', [{ code: at('1740184bbbb') }]],
    ['c', [{ code: at('1740184bbbb') }]],
  );
  expect(three.warnings.join()).toContain('commits 79c0362 of a, 1740184 of b, 1740184 of c.');
});

it('puts the rows of data beside their digests, by the profile of the content, else as recorded', () => {
  const bytes = 'ab'.repeat(32);
  const data = (digest: string, rows?: number) => [
    { name: 'customers', digest, context: 'training', source: '', ...(rows === undefined ? {} : { rows }) },
  ];
  const rowsOf = (digest: string) => (digest === `sha256:${bytes}` ? 398 : null);
  const between = (first: FakeRun, second: FakeRun) => {
    const project = projectOf([first, second]);
    const sides = [1, 2].map((number) => ({
      row: { type: 'group' as const, values: [] },
      name: `${number}`,
      numbers: [number],
    }));
    return compareSides({ ...project, rowsOf }, readSides(project.store, sides));
  };
  const differences = [
    between({ data: data('4c1e', 412) }, { data: data(bytes, 1) }),
    between({ data: data('4c1e', 412) }, { data: data('8d20', 412) }),
    between({ data: data('4c1e', 412) }, { data: data('8d20') }),
  ];
  expect(differences.map((it) => section(it, 'data')[0]?.differences)).toEqual([
    ['412 rows → 398 rows'],
    ['412 rows each'],
    [''],
  ]);
  expect(differences[0]?.warnings).toEqual([
    'The data differ too: customers (training), 412 rows → 398 rows. Part of the difference may come from the data.',
  ]);
});

it('shows tags of people, not those of the tracker', () => {
  const comparison = compare(
    ['a', [{ tags: { 'mlflow.user': 'ana', team: 'x', 'mlflow.note.content': 'hm' }, labels: ['good', 'old'] }]],
    ['b', [{ tags: { team: 'y' } }]],
  );
  expect(section(comparison, 'tags').map(({ key, values }) => [key, values])).toEqual([
    ['labels', ['good, old', null]],
    ['mlflow.note.content', ['hm', null]],
    ['team', ['x', 'y']],
  ]);
});

it('compares the files of the artifacts by size, without following links', () => {
  const root = temporaryFolder({ 'a/model/model.pkl': 'x'.repeat(1500), 'b/model/model.pkl': 'x'.repeat(2700) });
  mkdirSync(join(root, 'b/plots'));
  writeFileSync(join(root, 'b/plots/roc.png'), 'png');
  symlinkSync(join(root, 'b'), join(root, 'b/loop'));
  const comparison = compare(['a', [{ artifacts: join(root, 'a') }]], ['b', [{ artifacts: join(root, 'b') }]]);
  expect(section(comparison, 'artifacts')).toEqual([
    { key: 'model/model.pkl', values: ['1.5 KB', '2.7 KB'], differs: true, differences: ['+1.2 KB'] },
    { key: 'plots/roc.png', values: [null, '3 bytes'], differs: true, differences: ['only in b'] },
  ]);
  expect(compare(['a', [{ artifacts: join(root, 'gone') }]], ['b', [{}]]).sections[5]?.facts).toEqual([]);
});

it('tells artifacts of one size apart by their contents, and says of which it did not look at them', () => {
  const root = temporaryFolder({
    'a/same.txt': 'same',
    'b/same.txt': 'same',
    'a/other.txt': 'this',
    'b/other.txt': 'that',
    'a/large.bin': '',
    'b/large.bin': '',
  });
  for (const side of ['a', 'b']) truncateSync(join(root, side, 'large.bin'), (8 << 20) + 1);
  const comparison = compare(['a', [{ artifacts: join(root, 'a') }]], ['b', [{ artifacts: join(root, 'b') }]]);
  const facts = section(comparison, 'artifacts').map(({ key, differs, differences }) => [key, differs, ...differences]);
  expect(facts).toEqual([
    ['large.bin', false, 'same size, contents not compared'],
    ['other.txt', true, 'same size, other contents'],
    ['same.txt', false, ''],
  ]);
  expect(comparison.warnings).toEqual(['Of the same size, and their contents were not compared: large.bin.']);
  const lines = [...compareText(comparison, { colour: false, width: 120 })];
  expect(lines).toContain('Equal and not shown: artifacts 1.');
});

it('tells sides of one name apart', () => {
  const { sides } = compare(['run', [{}]], ['run', [{}]]);
  expect(sides.map(({ name, ids }) => [name, ids])).toEqual([
    ['run (00000000)', ['000000000000']],
    ['run (11111111)', ['111111111111']],
  ]);
});

it('names of the params first what every side has and tells most, last the defaults of one estimator', () => {
  const side = (model: string, own: string, depths: readonly string[]) =>
    xgb.map((val_auc, seed): FakeRun => {
      const depth = depths[seed % depths.length] ?? '';
      const better = Number(depth === '8') / 100 + Number(model === 'b') / 20;
      return { params: { [own]: '1', depth, model, seed: String(seed) }, metrics: { val_auc: val_auc + better } };
    });
  const comparison = compare(['a', side('a', 'a_default', ['4', '6'])], ['b', side('b', 'b_default', ['6', '8'])]);
  expect(section(comparison, 'params').map(({ key }) => key)).toEqual([
    'model',
    'depth',
    'a_default',
    'b_default',
    'seed',
  ]);
});
