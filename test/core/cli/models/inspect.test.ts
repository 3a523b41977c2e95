import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { zipOf } from '../../models/inspect/zipOf';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

const fixture = (...path: readonly string[]) => inRoot('test', 'fixtures', 'models', ...path);

/** A safetensors file of so many layers of two numbers, and a head. */
function layers(count: number): Buffer {
  const names = [...Array.from({ length: count }, (_, at) => `layers.${at}.weight`), 'head'];
  const tensors = names.map((name, at) => [name, { dtype: 'F32', shape: [2], data_offsets: [8 * at, 8 * at + 8] }]);
  const header = Buffer.from(JSON.stringify(Object.fromEntries(tensors)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(8 * names.length)]);
}

/** Lines below a title up to the next empty one. */
function sectionOf(out: string, title: string): readonly string[] | undefined {
  return out.split(`\n${title}\n`)[1]?.split('\n\n')[0]?.trimEnd().split('\n');
}

describe('tend models inspect', () => {
  it('tells what would run, what takes the space and what the model says of itself', async () => {
    const cwd = temporaryFolder();
    const { code, out, notes } = await runTend(cwd, ['models', 'inspect', fixture('ordinary', 'scaled.joblib')]);
    expect(code).toBe(0);
    expect(notes).toEqual([]);
    expect(out.split('\n').slice(1, 5)).toEqual([
      'Safe: every import is on the allow list, and the scan reached the end. More is not promised.',
      '',
      'What loading it would import',
      '  safe  joblib.numpy_pickle: NumpyArrayWrapper',
    ]);
    expect(out).toContain('steps[1][1].coef_');
    expect(out).toContain('  class: sklearn.pipeline.Pipeline\n');
    expect(existsSync(join(cwd, '.tend'))).toBe(false);
  });

  it('takes numbered siblings together where many take the space, and counts the tensors that it leaves out', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'deep.safetensors'), layers(162));
    const { out } = await runTend(cwd, ['models', 'inspect', 'deep.safetensors']);
    const [space, tensors] = ['What takes the space', 'Tensors, 163'].map((title) => sectionOf(out, title));
    expect(space).toEqual([
      '   10 %    1.3 KB  layers.*.weight × 162',
      '    0 %   8 bytes  head',
      '   90 %     12 KB  others',
    ]);
    expect(tensors).toHaveLength(21);
    expect(tensors?.[19]).toMatch(/^ {2}layers\.19\.weight +F32 +\[2\] +8 bytes$/);
    expect(tensors?.[20]).toBe('  and 143 more');
  });

  it('leaves out what tools keep for themselves, but of a model of MLflow, which may load any file, nothing', async () => {
    const files = {
      '.git/objects/ab': 'x',
      '.tend/objects/cd': 'x',
      'node_modules/a/b.pkl': 'x',
      'env/pyvenv.cfg': '',
    };
    const cwd = temporaryFolder({ 'weights/': '', 'env/lib/': '', ...files });
    const bad = readFileSync(fixture('malicious', 'global.pkl'));
    for (const path of ['.git/objects/ab', '.tend/objects/cd', 'node_modules/a/b.pkl', 'env/lib/c.pkl'])
      writeFileSync(join(cwd, path), bad);
    writeFileSync(join(cwd, 'weights', 'deep.safetensors'), layers(2));
    const left = await runTend(cwd, ['models', 'inspect', '.']);
    expect([left.code, left.out.includes('.git/'), left.out.includes('.tend/')]).toEqual([0, false, false]);
    expect(left.out).toContain('"env" holds installed packages; what is in it was not looked at.');
    expect(left.out).toContain('"node_modules" holds installed packages');
    writeFileSync(join(cwd, 'MLmodel'), 'flavors: {}\n');
    expect((await runTend(cwd, ['models', 'inspect', '.'])).out).toContain('.git/objects/ab');
  });

  it('exits with 1 where a file is dangerous, worst first', async () => {
    const { code, out } = await runTend(temporaryFolder(), [
      'models',
      'inspect',
      fixture('malicious', 'map-of-system.pkl'),
    ]);
    expect(code).toBe(1);
    expect(out).toContain(
      [
        'Dangerous. Loading it brings in os.system, which can run commands, at once or when what was loaded is used. Do not load it; ask where it came from.',
        '',
        'What loading it would import',
        '  dangerous    os.system: os can run commands, load code or reach files',
        '  needs trust  builtins.map: nothing is known of it',
      ].join('\n'),
    );
  });

  it('takes arrays one behind the other for whole, and says how much follows the first', async () => {
    const cwd = temporaryFolder();
    const array = readFileSync(fixture('ordinary', 'matrix.npy'));
    writeFileSync(join(cwd, 'two.npy'), Buffer.concat([array, array]));
    const { code, out } = await runTend(cwd, ['models', 'inspect', 'two.npy']);
    expect([code, out.split('\n')[1]]).toEqual([0, expect.stringMatching(/^Not code: /)]);
    expect(out).toContain(' bytes behind the first array · ');
  });

  it('takes an array or a pickle that ends before it should, and text in its place, for damaged, and an archive that leads outside for dangerous', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 't.npy'), readFileSync(fixture('ordinary', 'matrix.npy')).subarray(0, -8));
    writeFileSync(join(cwd, 'slip.npz'), zipOf({ '../../x': 'x' }));
    writeFileSync(join(cwd, 'cut.pkl'), Buffer.from('\x80\x02](N', 'latin1'));
    writeFileSync(join(cwd, 'text.pkl'), 'customer_id,age\n1,2\n');
    const verdictOf = async (file: string) => {
      const { code, out } = await runTend(cwd, ['models', 'inspect', file]);
      return [code, out.split('\n')[1]?.replace(/^(Damaged):.*/, '$1')];
    };
    for (const file of ['t.npy', 'cut.pkl', 'text.pkl']) expect(await verdictOf(file)).toEqual([1, 'Damaged']);
    expect(await verdictOf('slip.npz')).toEqual([
      1,
      'Dangerous. "../../x" would be unpacked outside of its folder. Do not load it; ask where it came from.',
    ]);
    const { code, out } = await runTend(cwd, ['check']);
    expect(code).toBe(1);
    for (const file of ['t.npy', 'cut.pkl', 'text.pkl']) expect(out).toContain(`${file}:1:1 error ${file} is damaged`);
    expect(out).toMatch(/^slip\.npz:1:1 error Loading slip\.npz is dangerous\. .* outside of its folder\./m);
  });

  it('exits with 2 where nothing of a file can be read, with its verdict, and says so in its help', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'odd.npy'), Buffer.from('\x93NUMPY\x01\0\x05\0oddly', 'latin1'));
    writeFileSync(join(cwd, 'tail.pkl'), Buffer.from('\x80\x04N.behind', 'latin1'));
    writeFileSync(join(cwd, 'packed.joblib'), Buffer.from('BZh91AY&SY', 'latin1'));
    for (const [file, problem] of [
      ['odd.npy', 'Its header is not one of NumPy.'],
      ['tail.pkl', ''],
      ['packed.joblib', ''],
    ] as const) {
      const { code, out, notes } = await runTend(cwd, ['models', 'inspect', file]);
      expect([file, code, out.split('\n')[1], notes]).toEqual([
        file,
        2,
        expect.stringMatching(/^Partly scanned: /),
        [],
      ]);
      expect(out).toContain(`\nProblems\n  ${problem}`);
      const { out: document } = await runTend(cwd, ['models', 'inspect', file, '--format', 'json']);
      expect(JSON.parse(document)).toMatchObject({ path: file, verdict: 'partly-scanned' });
    }
    const help = await runTend(cwd, ['models', 'inspect', '--help']);
    expect(help.out.replaceAll(/\s+/g, ' ')).toContain('Exits with 1 where it is dangerous or damaged');
  });

  it('says once what is wrong with a file of a folder that a link leads to as well', async () => {
    const cwd = temporaryFolder({ 'm/': '' });
    writeFileSync(join(cwd, 'm/a.pkl'), readFileSync(fixture('malicious', 'global.pkl')));
    symlinkSync('a.pkl', join(cwd, 'm/b.pkl'));
    const { out } = await runTend(cwd, ['models', 'inspect', 'm']);
    expect(sectionOf(out, 'Problems')).toEqual(["  a.pkl: Loading it calls os.system('true')."]);
    expect(sectionOf(out, 'Files')).toHaveLength(2);
  });

  it('says of a link that leads nowhere or back to itself that it does, as tend check does', async () => {
    const cwd = temporaryFolder({ 'm/': '' });
    symlinkSync('gone.pkl', join(cwd, 'm/lost.pkl'));
    symlinkSync('loop.pkl', join(cwd, 'm/loop.pkl'));
    const { code, notes } = await runTend(cwd, ['models', 'inspect', 'm/lost.pkl']);
    expect([code, notes.join()]).toEqual([2, expect.stringMatching(/lost\.pkl is a link that leads nowhere\.$/)]);
    const checked = await runTend(cwd, ['check']);
    expect([checked.code, ...checked.notes]).toEqual([
      2,
      'm/loop.pkl: is a link that leads back to itself.',
      'm/lost.pkl: is a link that leads nowhere.',
    ]);
  });

  it('is a JSON document, also of a dangerous file', async () => {
    const args = ['models', 'inspect', fixture('malicious', 'torch.pt'), '--format', 'json'];
    const { code, out } = await runTend(temporaryFolder(), args);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schema: 1,
      format: 'pytorch',
      verdict: 'dangerous',
      imports: [{ module: 'os', name: 'system', verdict: 'dangerous' }],
      inputs: [],
      outputs: [],
      tensors: [],
      metadata: {},
      problems: [{ problem: "Loading it calls os.system('true').", at: 21 }],
    });
  });

  it('takes an import for safe that a person trusts', async () => {
    const args = ['models', 'inspect', fixture('malicious', 'call-own-package.pkl')];
    const trusted = await runTend(temporaryFolder(), [...args, '--trust', 'my_package.layers.Layer']);
    expect(trusted.out).toContain('Safe: ');
    expect((await runTend(temporaryFolder(), args)).out).toContain('Needs trust: ');
  });

  it.each([
    ['nowhere.pkl', /nowhere\.pkl does not exist\.$/],
    ['notes.txt', /notes\.txt is no model file of a known format\.$/],
    ['empty', /empty has no model file in it\.$/],
    ['empty.pkl', /empty\.pkl is empty: no model is in it\.$/],
  ])('exits with 2 and one sentence for %s', async (name, sentence) => {
    const cwd = temporaryFolder({ 'notes.txt': 'hello', 'empty/': '', 'empty.pkl': '' });
    const { code, out, notes } = await runTend(cwd, ['models', 'inspect', name]);
    expect({ code, out, lines: notes.length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(notes[0]).toMatch(sentence);
  });

  it('writes names without their commands to the terminal', async () => {
    const cwd = temporaryFolder({ 'a.pkl': 'cevil\u001b[31m\nname\n.' });
    const { out } = await runTend(cwd, ['models', 'inspect', 'a.pkl']);
    expect(out).toContain('  dangerous    evil\uFFFD[31m.name: a name that no class has\n');
  });
});
