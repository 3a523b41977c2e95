import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { codeFacts, publicAddress } from '../../../../src/actions/models/packaging/gitFacts';
import { ownRequirements, requirementsOwner } from '../../../../src/actions/models/packaging/ownRequirements';
import { readMlmodel } from '../../../../src/models/inspect/mlmodel';
import { licenceOf } from '../../../../src/models/package/licenceText';
import { layoutEntries } from '../../../../src/models/package/packageEntries';
import { clashProblem, pathProblem } from '../../../../src/models/package/packagePath';
import { pinnedPackages } from '../../../../src/models/package/requirementsList';
import { inputSchema } from '../../../../src/models/package/modelSchema';
import { readGoldenPairs } from '../../../../src/models/package/scoringRequest';
import { unpackPackage } from '../../../../src/models/package/unpackPackage';
import type { RunStore } from '../../../../src/runs/runStore';
import { temporaryFolder } from '../../temporaryFolder';
import { packagingContext, unwatched } from './packaging';

describe('what a package says', () => {
  it('takes the licence of the source before that of the project, and requirements of the project without others', async () => {
    const root = temporaryFolder({
      'm/model.onnx': 'x',
      'm/LICENSE': 'SPDX-License-Identifier: Apache-2.0',
      LICENSE: 'Permission is hereby granted, free of charge, to any person obtaining a copy',
      'requirements.lock': 'onnxruntime==1.23.2\n',
    });
    const { context } = packagingContext(root);
    const { facts } = await packageModel(context, { source: join(root, 'm'), name: 'a' });
    expect(facts).toMatchObject({ licence: 'Apache-2.0', requirements: 'requirements.txt' });
    const bare = await packageModel(context, { source: join(root, 'm/model.onnx'), name: 'a' });
    expect(bare.facts.licence).toBe('MIT');
    const given = await packageModel(context, { source: join(root, 'm'), name: 'a', licence: 'CC-BY-4.0' });
    expect(given.facts.licence).toBe('CC-BY-4.0');
  });

  it('tells in its bill of materials the metrics that its predictions tell, and of which file', async () => {
    const root = temporaryFolder({ 'm.onnx': 'x', 'held out.csv': 'y_true,y_pred\n1,1\n0,1\n0,0\n1,1\n' });
    const given = { source: join(root, 'm.onnx'), name: 'a', predictions: join(root, 'held out.csv'), licence: 'MIT' };
    const { path } = await packageModel(packagingContext(root).context, given);
    const blobs = [...layoutEntries(path).files.values()].flatMap((it) => ('file' in it ? it.file : []));
    const bill = blobs.map((file) => readFileSync(file, 'utf8')).find((text) => text.includes('"bomFormat"'));
    const { metadata } = JSON.parse(bill ?? '') as { metadata: { component: unknown } };
    expect(metadata.component).toHaveProperty('licenses', [{ license: { id: 'MIT' } }]);
    expect(metadata.component).toHaveProperty(
      'modelCard.quantitativeAnalysis.performanceMetrics',
      expect.arrayContaining([{ type: 'accuracy', value: '0.75', slice: 'predictions.csv' }]),
    );
  });

  it('says which requirements it took where the project has some too and nobody chose', async () => {
    const own = { 'm/model.onnx': 'x', 'm/requirements.txt': 'own==1\n' };
    const root = temporaryFolder({ ...own, 'requirements.txt': 'other==1\n' });
    const said = async (source: string, given: object = {}) =>
      (await packageModel(packagingContext(root).context, { source: join(root, source), name: 'a', ...given })).notes;
    expect(await said('m')).toEqual(['Its requirements are those of the model, not requirements.txt of the project.']);
    expect(await said('m/model.onnx')).toEqual(['Its requirements are requirements.txt of the project.']);
    expect(await said('m', { requirements: join(root, 'requirements.txt') })).toEqual([]);
    const alone = temporaryFolder(own);
    const made = await packageModel(packagingContext(join(alone, 'm')).context, {
      source: join(alone, 'm'),
      name: 'a',
    });
    expect(made.notes).toEqual([]);
  });

  it('prefers what its run recorded to the requirements of the project', () => {
    const run = { name: 'rf-1', environment: new Map([['numpy', '2.1.0']]) };
    const bare = { kind: 'file', files: new Map([['model.pkl', '/m/model.pkl']]) } as const;
    const logged = { kind: 'mlmodel', files: new Map([['requirements.txt', '/m/requirements.txt']]) } as const;
    const onlyPython = { ...run, environment: new Map([['python', '3.12']]) };
    expect([requirementsOwner(bare, run), requirementsOwner(logged, run)]).toEqual(['the run rf-1', 'the model']);
    expect([requirementsOwner(bare, onlyPython), requirementsOwner(bare, null)]).toEqual([null, null]);
  });

  it('knows whose requirements will go in before it packages the model of a run, a folder or a file', () => {
    const root = temporaryFolder({ 'run/model/MLmodel': '', 'run/model/requirements.txt': 'own==1\n', 'a.onnx': 'x' });
    const details = { name: 'rf-1', artifacts: join(root, 'run'), environment: new Map([['own', '1']]) };
    const runs = { byId: () => 1, details: () => details } as unknown as RunStore;
    const owner = (source: string | null, run: string | null) => ownRequirements({ root, runs }, { source, run });
    const folder = join(root, 'run/model');
    const file = join(root, 'a.onnx');
    expect([owner(null, 'run-1'), owner(folder, null), owner(file, 'run-1'), owner(file, null)]).toEqual([
      'the model',
      'the model',
      'the run rf-1',
      null,
    ]);
  });

  it.each([
    ['license: mit', 'MIT'],
    ['tags: [a]\nlicense: other\nlicense_name: acme-1', 'acme-1'],
    ['tags: [a]', null],
    ['license: [mit', null],
  ])('takes the licence from the front of the card where nothing else names one: %j', async (front, licence) => {
    const files = { 'm.onnx': 'x', 'card.md': `---\n${front}\n---\n# a\n` };
    const root = temporaryFolder(files);
    const input = { source: join(root, 'm.onnx'), name: 'a', card: join(root, 'card.md') };
    const made = await packageModel(packagingContext(root).context, input);
    expect([made.facts.licence, made.sources.licence]).toEqual([licence, licence === null ? '' : 'named in the card']);
    const other = temporaryFolder({ ...files, LICENSE: 'SPDX-License-Identifier: Apache-2.0' });
    const there = { source: join(other, 'm.onnx'), name: 'a', card: join(other, 'card.md') };
    expect((await packageModel(packagingContext(other).context, there)).facts.licence).toBe('Apache-2.0');
  });

  it('prefers the code that a run recorded', () => {
    const git = { code: { commit: 'b', dirty: true, remote: 'https://example.com/a' }, author: '' };
    const recorded = { commit: 'a', branch: null, repository: null, dirty: false, script: null, command: null };
    expect(codeFacts(recorded, git)).toEqual({ commit: 'a', dirty: false, remote: 'https://example.com/a' });
    expect(codeFacts({ ...recorded, commit: null }, git)).toEqual({ ...git.code, at: 'packaging' });
    expect(codeFacts(null, git)).toEqual({ ...git.code, at: 'packaging' });
    expect(codeFacts(null, null)).toBeNull();
  });

  it.each([
    ['git@example.com:team/churn.git', 'https://example.com/team/churn'],
    ['https://ana:secret@example.com/team/churn.git', 'https://example.com/team/churn'],
    ['ssh://git@example.com/team/churn', 'https://example.com/team/churn'],
    ['/srv/git/churn.git', null],
    ['', null],
  ])('names the remote %s as %s', (remote, address) => expect(publicAddress(remote)).toBe(address));

  it.each([
    ['GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007', 'GPL-3.0-only'],
    ['Apache License\n   Version 2.0, January 2004', 'Apache-2.0'],
    ['All rights reserved.', null],
  ])('knows a licence by its text', (text, licence) => expect(licenceOf(text)).toBe(licence));

  it('knows what requirements pin', () => {
    const text = 'a==1.0 \\\n  --hash=sha256:x\nB[extra] === 2.0 ; python_version > "3"\nc>=1\n# d==1\ne==1.*\n';
    expect(pinnedPackages(text)).toEqual([
      { name: 'a', version: '1.0' },
      { name: 'B', version: '2.0' },
    ]);
  });

  it('infers the columns of a model from any form of a request', () => {
    const columns = [
      { type: 'long', name: 'a', required: true },
      { type: 'double', name: 'b', required: false },
    ];
    const split = {
      columns: ['a', 'b'],
      data: [
        [1, 0.5],
        [2, null],
      ],
    };
    const records = [{ a: 1, b: 0.5 }, { a: 2 }];
    const lists = { a: [1, 2], b: [0.5, null] };
    for (const request of [
      split,
      { dataframe_split: split },
      { dataframe_records: records },
      records,
      lists,
      { inputs: lists },
    ])
      expect(inputSchema(request)).toEqual(columns);
    expect(inputSchema({ a: 1, b: 0.5 })).toEqual(columns.map((column) => ({ ...column, required: true })));
    expect(inputSchema({ inputs: [[1, 2]] })).toBeNull();
  });

  it.each(['golden', 'example'])('takes what the %s writes with a point or an exponent for a double', async (part) => {
    const row = String.raw`{"age": 64.0, "visits": 3, "a\"1.0": "1.0", "tax": 1e3}`;
    const root = temporaryFolder({ 'm.joblib': 'x', 'g.json': `{"dataframe_records": [${row}], "outputs": [1.0]}` });
    const { context } = packagingContext(root);
    const made = await packageModel(context, {
      ...{ source: join(root, 'm.joblib'), name: 'a', out: join(root, 'out') },
      [part]: join(root, 'g.json'),
    });
    await unpackPackage(layoutEntries(made.path), join(root, 'unpacked'), unwatched);
    const { inputs, outputs } = readMlmodel(readFileSync(join(root, 'unpacked/MLmodel'), 'utf8'), new Set());
    expect(inputs.map(({ name, type }) => [name, type])).toEqual([
      ['age', 'double'],
      ['visits', 'long'],
      ['a"1.0', 'string'],
      ['tax', 'double'],
    ]);
    expect(outputs.map(({ type }) => type)).toEqual(part === 'golden' ? ['float64'] : []);
  });

  it('takes whole numbers of which some are missing for doubles, as pandas and MLflow do', () => {
    expect(inputSchema([{ a: 1 }, { a: null }])).toEqual([{ type: 'double', name: 'a', required: false }]);
  });

  it.each([
    [
      { inputs: [[1]], outputs: [1] },
      { request: { inputs: [[1]] }, tolerance: 1e-6 },
    ],
    [
      { inputs: { dataframe_split: {} }, outputs: [1], tolerance: 0 },
      { request: { dataframe_split: {} }, tolerance: 0 },
    ],
    [
      { inputs: { columns: ['a'], data: [[1]] }, outputs: [1] },
      { form: 'inputs', request: { dataframe_split: { columns: ['a'], data: [[1]] } } },
    ],
    [{ inputs: { data: [[1]] }, outputs: [1] }, { request: { inputs: { data: [[1]] } } }],
    [{ dataframe_records: [], outputs: [] }, { request: { dataframe_records: [] } }],
  ])('reads golden pairs %j', (json, pairs) => expect(readGoldenPairs(json, 'g.json')).toMatchObject(pairs));

  it.each([
    [{ outputs: [] }],
    [{ inputs: [] }],
    [[]],
    [null],
    [{ inputs: [], outputs: [], tolerance: -1 }],
    [{ inputs: [], instances: [], outputs: [] }],
  ])('refuses golden pairs %j', (json) => expect(() => readGoldenPairs(json, 'g.json')).toThrow(/^g\.json/));
});

describe('a path in a package', () => {
  it.each(['../a', '/a', 'a/../b', 'a//b', 'a\\b', 'C:a', 'a\u0000', 'nul', 'a/con.txt', 'a.', 'a ', '\ud800', ''])(
    'is not %j',
    (path) => expect(pathProblem(path)).not.toBeNull(),
  );

  it.each([
    '.git/config',
    'a/.GIT/config',
    '.git',
    'git~1/config',
    'GIT~2',
    '.git /config',
    '.git./HEAD',
    '.g\u200cit/config',
  ])('is not a repository of git: %j', (path) =>
    expect(pathProblem(path)).toBe('would be a repository of git, of which the settings run commands'),
  );

  it.each(['a', 'a/b.c', '.hidden', 'ä/ö', 'console.txt', '.gitignore', 'git/a', '.github/a'])('can be %j', (path) =>
    expect(pathProblem(path)).toBeNull(),
  );

  it('does not stand in the way of another one', () => {
    expect(clashProblem(['a', 'A'])).toBe('a and A would be one file where capitals do not count.');
    expect(clashProblem(['a', 'a/b'])).toBe('a is a file and the folder of a/b at once.');
    expect(clashProblem(['a', 'b/a'])).toBeNull();
  });

  it('is no part of a repository of git that has another name', () => {
    const git = 'would be a repository of git, of which the settings run commands.';
    expect(clashProblem(['HEAD', 'config', 'objects/a', 'refs/heads/b'])).toBe(`it ${git}`);
    expect(clashProblem(['a/head', 'a/commondir', 'b'])).toBe(`a/ ${git}`);
    expect(clashProblem(['HEAD', 'a/objects/a', 'a/refs/b'])).toBeNull();
  });
});
