import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporaryFolder';
import { unprivileged } from '../unprivileged';
import { runTend } from './runTend';
import { clean, faulty, table } from './tables';

interface Document {
  readonly tend: string;
  readonly schema: number;
  readonly files: readonly { readonly path: string; readonly findings: readonly Record<string, unknown>[] }[];
  readonly unreadable?: readonly { readonly path: string; readonly problem: string }[];
  readonly summary: Record<string, number>;
}

async function document(cwd: string, args: readonly string[]): Promise<Document> {
  return JSON.parse((await runTend(cwd, ['check', '--format', 'json', ...args])).out) as Document;
}

describe('text', () => {
  it('is what a compiler prints: path:line:column severity message check, then a summary', async () => {
    const { code, out, notes } = await runTend(temporaryFolder({ 'data/a.csv': faulty, 'b.csv': clean }), ['check']);
    const lines = out.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^data\/a\.csv:42:4 warning "north " .+ text-whitespace$/);
    expect(lines[1]).toMatch(/^data\/a\.csv:43:4 error .+ csv-missing-cell$/);
    expect(lines[2]).toBe('1 error and 1 warning in 1 of 2 files, 82 rows.');
    expect({ code, notes }).toEqual({ code: 1, notes: [] });
  });

  it('of a clean file is a summary only, and nothing with --quiet', async () => {
    const root = temporaryFolder({ 'a.csv': clean });
    expect(await runTend(root, ['check'])).toEqual({ code: 0, out: 'No findings in 1 file, 40 rows.\n', notes: [] });
    expect(await runTend(root, ['check', '--quiet'])).toEqual({ code: 0, out: '', notes: [] });
  });

  it('never breaks a line or commands the terminal, whatever a cell holds', async () => {
    const { out } = await runTend(temporaryFolder({ 'a.csv': table('41,"x\n\u001b[31m ",20') }), [
      'check',
      '--level',
      'hint',
    ]);
    expect(out).not.toContain('\u001b');
    for (const line of out.trimEnd().split('\n').slice(0, -1))
      expect(line).toMatch(/^a\.csv:\d+:\d+ \w+ .* [a-z0-9-]+$/);
  });
});

describe('JSON', () => {
  it('begins with version and schema, and holds the findings of the text', async () => {
    const root = temporaryFolder({ 'a.csv': faulty });
    const { out } = await runTend(root, ['check', '--format', 'json', 'a.csv']);
    expect(out).toMatch(/^\{"tend":"\d+\.\d+\.\d+","schema":1,"files":\[/);
    const { files, summary } = JSON.parse(out) as Document;
    const { findings, ...file } = files[0] ?? expect.fail('no file');
    expect(file).toEqual({
      path: 'a.csv',
      format: 'csv',
      bytes: faulty.length,
      rows: 42,
      columns: 3,
      complete: true,
      reason: null,
    });
    const missing = findings.find((finding) => finding.check === 'csv-missing-cell');
    expect(Object.keys(missing ?? {})).toEqual([
      'check',
      'severity',
      'message',
      'scope',
      'row',
      'column',
      'columnIndex',
      'range',
      'bytes',
      'value',
      'count',
      'fix',
    ]);
    expect(findings.find((finding) => finding.check === 'text-whitespace')).toMatchObject({
      scope: 'cell',
      row: 41,
      column: 'region',
      columnIndex: 1,
      value: 'north ',
      range: { start: { line: 41 }, end: { line: 41 } },
    });
    expect(summary).toMatchObject({ error: 1, warning: 1, info: 0, hint: 0 });
  });

  it('of no findings is a whole document', async () => {
    const { files, summary } = await document(temporaryFolder({ 'a.csv': clean }), []);
    expect(files.map((file) => file.findings)).toEqual([[]]);
    expect(summary).toEqual({ error: 0, warning: 0, info: 0, hint: 0, cells: 0 });
  });

  it('with --all-cells names every cell on its own, uncapped', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => `${n + 41},north ,20`);
    const root = temporaryFolder({ 'a.csv': table(...rows) });
    const args = ['--check', 'text-whitespace'];
    const capped = (await document(root, args)).files[0]?.findings ?? [];
    const all = (await document(root, [...args, '--all-cells'])).files[0]?.findings ?? [];
    expect(capped.length).toBeLessThan(250);
    expect(all).toHaveLength(250);
    expect(new Set(all.map((finding) => finding.scope))).toEqual(new Set(['cell']));
  });
});

describe('the exit code', () => {
  const root = () => temporaryFolder({ 'a.csv': table('41,north ,20') });

  it.each([
    [[], 0],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'warning', '--level', 'error'], 1],
    [['--fail-on', 'info'], 1],
    [['--fail-on', 'never'], 0],
  ])('with %j and a warning is %i', async (args, code) => {
    expect((await runTend(root(), ['check', ...args])).code).toBe(code);
  });

  it('is 2 for bad usage, with a sentence', async () => {
    const sentences = async (...args: readonly string[]) => {
      const { code, notes } = await runTend(root(), args);
      return [code, notes.join(' ')];
    };
    expect(await sentences('check', '--format', 'sarif')).toEqual([
      2,
      "error: option '--format <format>' argument 'sarif' is invalid. It is not written yet; use text or json.",
    ]);
    expect(await sentences('check', '--check', 'text-tpyo')).toEqual([
      2,
      "error: option '--check <id>' argument 'text-tpyo' is invalid. There is no such check. Did you mean text-typo?",
    ]);
    expect(await sentences('check', '--lvel', 'x')).toEqual([
      2,
      "error: unknown option '--lvel' (Did you mean --level?)",
    ]);
    expect((await sentences('chekc'))[0]).toBe(2);
    expect((await runTend(root(), [])).code).toBe(2);
    expect((await runTend(root(), ['--help'])).code).toBe(0);
    expect(await runTend(root(), ['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });

  it('is 130 when it was interrupted, before or while it works, and then nothing is printed', async () => {
    const interrupted = { code: 130, out: '', notes: [] };
    expect(await runTend(root(), ['check'], { signal: AbortSignal.abort() })).toEqual(interrupted);
    const interrupt = new AbortController();
    const around = { signal: interrupt.signal, onProgress: (text: string) => text === '' || interrupt.abort() };
    const large = temporaryFolder({ 'a.csv': `name,age\n${'north ,20\n'.repeat(500_000)}` });
    expect(await runTend(large, ['check'], around)).toEqual(interrupted);
  });
});

describe('inputs', () => {
  it('may be files, folders and patterns; each file is checked once, in order', async () => {
    const root = temporaryFolder({
      'b/x.csv': clean,
      'b/deep/y.tsv': clean.replaceAll(',', '\t'),
      'a.csv': clean,
      'c.txt': clean,
    });
    const { files } = await document(root, ['c.txt', 'b', './b/x.csv', '*.csv', 'b/**/*.tsv']);
    expect(files.map((file) => file.path)).toEqual(['a.csv', 'b/deep/y.tsv', 'b/x.csv', 'c.txt']);
  });

  it('that cannot be used are one line each, the others are still checked, and the exit code is 2', async () => {
    const root = temporaryFolder({
      'a.csv': faulty,
      'empty/x.txt': '',
      'image.csv': '\u0000'.repeat(200),
    });
    const { code, out, notes } = await runTend(root, ['check', 'gone.csv', 'empty', '*.tsv', 'image.csv', 'a.csv']);
    expect(notes).toEqual([
      'gone.csv: there is no such file; check the path.',
      'empty: no CSV or TSV file was found in this folder.',
      '*.tsv: there is no such file; check the path.',
      'image.csv: not a text table: its content looks like binary data.',
    ]);
    expect(out).toContain('csv-missing-cell');
    expect(out).toMatch(/ in 1 file, 42 rows\. 4 inputs could not be read\.\n$/);
    expect(code).toBe(2);
  });

  it('that cannot be used stand in the document with the reason, and so does a broken tend.yaml', async () => {
    const root = temporaryFolder({ 'tend.yaml': 'datasets: [\n', 'a.csv': clean, 'image.csv': '\u0000'.repeat(200) });
    expect((await document(root, ['gone.csv', 'image.csv', 'a.csv'])).unreadable).toEqual([
      { path: 'tend.yaml', problem: expect.stringMatching(/^1:11: /) as string },
      { path: 'gone.csv', problem: 'there is no such file; check the path.' },
      { path: 'image.csv', problem: 'not a text table: its content looks like binary data.' },
    ]);
    expect(await document(root, ['a.csv'])).toHaveProperty('config', [
      expect.objectContaining({ path: 'tend.yaml', check: 'config-syntax', severity: 'error' }),
    ]);
    const { notes } = await runTend(root, ['check', 'a.csv']);
    expect(notes).toEqual([expect.stringMatching(/^tend\.yaml:1:11 error .+ config-syntax$/)]);
    expect(await document(temporaryFolder({ 'a.csv': clean }), ['a.csv'])).not.toHaveProperty('unreadable');
  });

  it('whose names hold control characters neither break lines nor command the terminal', async () => {
    const root = temporaryFolder({ 'a\n\u001b[31m.csv': faulty });
    const { out } = await runTend(root, ['check']);
    expect(out).toMatch(/^a \uFFFD\[31m\.csv:42:4 warning .*\na \uFFFD\[31m\.csv:43:4 error .*\n.*\n$/);
    expect((await document(root, [])).files[0]?.path).toBe('a\n\u001b[31m.csv');
  });

  it('are a project without any table: exit code 2 and a sentence', async () => {
    const root = temporaryFolder({ 'x.txt': '' });
    expect(await runTend(root, ['check'])).toEqual({
      code: 2,
      out: '',
      notes: [`${root}: no CSV or TSV file was found in this folder.`],
    });
  });

  it('of 0 bytes have a finding, not a failure', async () => {
    const { code, out } = await runTend(temporaryFolder({ 'a.csv': '' }), ['check', 'a.csv']);
    expect(out).toMatch(/^a\.csv:1:1 \w+ .* file-empty\n/);
    expect(code).toBeLessThan(2);
  });

  it('outside the project are named by their absolute path', async () => {
    const other = temporaryFolder({ 'a.csv': clean });
    const root = temporaryFolder({ 'tend.yaml': '' });
    expect((await document(root, [join(other, 'a.csv')])).files.map((file) => file.path)).toEqual([
      join(other, 'a.csv'),
    ]);
  });

  it('default to the declared data sets and their splits, even where git ignores them', async () => {
    const root = temporaryFolder({
      'tend.yaml':
        'datasets:\n  a: { path: data/*.csv, splits: { train: parts/train.csv } }\n  b: { path: more.parquet }\n',
      '.git/': '',
      '.gitignore': 'data/\n',
      'data/x.csv': clean,
      'parts/train.csv': clean,
      'other.csv': clean,
    });
    expect((await document(root, [])).files.map((file) => file.path)).toEqual(['data/x.csv', 'parts/train.csv']);
  });
});

describe('the project', () => {
  const files = {
    'tend.yaml': 'datasets: { a: { path: data/a.csv, columns: { age: { range: [0, 25] } } } }',
    'data/a.csv': clean,
    'other/strict.yaml': 'datasets: { a: { path: ../data/a.csv, columns: { age: { range: [0, 24] } } } }',
  };
  const outside = async (cwd: string, ...args: readonly string[]) =>
    (await document(cwd, ['--check', 'schema-range', '--all-cells', ...args])).summary.cells;

  it('is the nearest folder with tend.yaml, and paths are relative to where one stands', async () => {
    const root = temporaryFolder(files);
    expect(await outside(join(root, 'data'), 'a.csv')).toBe(5);
    expect((await document(join(root, 'data'), ['a.csv'])).files[0]?.path).toBe('data/a.csv');
  });

  it('can be named, and so can another tend.yaml, whose paths are relative to itself', async () => {
    const root = temporaryFolder(files);
    const elsewhere = temporaryFolder();
    expect(await outside(elsewhere, '--project', root)).toBe(5);
    expect(await outside(root, '--config', 'other/strict.yaml')).toBe(10);
    expect(await outside(root, '--config', 'other/strict.yaml', 'data/a.csv')).toBe(10);
  });

  it.each([
    [['--project', 'gone'], 'tend: gone is not a folder; check what --project names.'],
    [['--config', 'gone.yaml'], 'tend: gone.yaml does not exist; check what --config names.'],
  ])('%j that is not there is bad usage', async (args, sentence) => {
    expect(await runTend(temporaryFolder(files), ['check', ...args])).toEqual({ code: 2, out: '', notes: [sentence] });
  });

  it('with a tend.yaml that is no YAML is checked without it, and the exit code is 2', async () => {
    const root = temporaryFolder({ 'tend.yaml': 'datasets: [\n', 'a.csv': clean });
    const { code, out, notes } = await runTend(root, ['check']);
    expect(notes).toEqual([expect.stringMatching(/^tend\.yaml:1:11 error .*\. config-syntax$/) as string]);
    expect({ code, out }).toEqual({
      code: 2,
      out: 'No findings in 1 file, 40 rows. 1 error in tend.yaml. 1 input could not be read.\n',
    });
  });

  it('with a folder named tend.yaml says so', async () => {
    const root = temporaryFolder({ 'tend.yaml/': '', 'a.csv': clean });
    expect(await runTend(root, ['check'])).toMatchObject({
      code: 2,
      notes: ['tend.yaml: cannot be read: it is a folder.'],
    });
  });

  it('with a tend.yaml that may not be read says so', async () => {
    const root = temporaryFolder({ 'tend.yaml': '', 'a.csv': clean });
    chmodSync(join(root, 'tend.yaml'), 0);
    chmodSync(root, 0o755);
    expect(await unprivileged(() => runTend(root, ['check']))).toMatchObject({
      code: 2,
      notes: ['tend.yaml: cannot be read: its permissions forbid it.'],
    });
  });

  it('with a tend.yaml that is a link in a circle says so', async () => {
    const root = temporaryFolder({ 'a.csv': clean });
    symlinkSync('tend.yaml', join(root, 'tend.yaml'));
    const { code, notes } = await runTend(root, ['check', '--project', root]);
    expect({ code, notes }).toEqual({
      code: 2,
      notes: [expect.stringMatching(/^tend\.yaml: cannot be read: its links lead in a circle\.$/) as string],
    });
  });

  it('with a column that the file lacks notes it, also where a finding is suppressed', async () => {
    const text =
      'datasets:\n  a:\n    path: a.csv\n    suppress: [{ check: text-whitespace, column: agee, reason: kept }]\n';
    const root = temporaryFolder({ 'tend.yaml': text, 'a.csv': table('41,north,20') });
    expect((await runTend(root, ['check'])).notes).toEqual([
      'tend.yaml:4:50 warning There is no column `agee` in a.csv; nearest: age. config-unknown-column',
    ]);
  });

  it('with wrong keys and checks notes each, and the rest applies', async () => {
    const text =
      'datasets:\n  a:\n    path: a.csv\n    target: age\n    zne: raw\n    checks: { csv-missing-cel: false, text-whitespace: false }\n';
    const root = temporaryFolder({ 'tend.yaml': text, 'a.csv': table('41,north ,20') });
    const { code, out, notes } = await runTend(root, ['check']);
    expect(notes).toEqual([
      'tend.yaml:5:5 error `zne` is not a key of a data set. Did you mean `zone`? config-unknown-key',
      'tend.yaml:6:15 warning There is no check `csv-missing-cel`. Did you mean `csv-missing-cell`? config-unknown-check',
    ]);
    const summary = 'No findings in 1 file, 41 rows. 1 error and 1 warning in tend.yaml.\n';
    expect({ code, out }).toEqual({ code: 1, out: summary });
    const json = JSON.parse((await runTend(root, ['check', '--format', 'json'])).out) as object;
    expect(json).toMatchObject({
      config: [
        {
          path: 'tend.yaml',
          check: 'config-unknown-key',
          severity: 'error',
          message: '`zne` is not a key of a data set. Did you mean `zone`?',
          range: { start: { line: 4, character: 4 }, end: { line: 4, character: 7 } },
        },
        { path: 'tend.yaml', check: 'config-unknown-check', severity: 'warning' },
      ],
      summary: { error: 1, warning: 1, info: 0, hint: 0, cells: 0 },
    });
    expect(await runTend(root, ['check', '--quiet'])).toMatchObject({ code: 1, notes: [] });
    expect(await runTend(root, ['check', '--fail-on', 'never'])).toMatchObject({ code: 0 });
  });
});

describe('--output', () => {
  it('writes the results to a file, and nothing to the terminal', async () => {
    const root = temporaryFolder({ 'a.csv': faulty });
    const { out } = await runTend(root, ['check', '--output', 'found.txt']);
    expect(out).toBe('');
    expect(readFileSync(join(root, 'found.txt'), 'utf8').split('\n')).toHaveLength(3);
  });

  it.each(['a.csv', './data/../a.csv', 'link.csv', 'tend.yaml'])('never goes over what is read: %s', async (output) => {
    const root = temporaryFolder({ 'a.csv': faulty, 'tend.yaml': 'version: 1\n', 'data/': '' });
    symlinkSync('a.csv', join(root, 'link.csv'));
    const { code, out, notes } = await runTend(root, ['check', 'a.csv', '--output', output]);
    expect({ code, out, notes }).toEqual({
      code: 2,
      out: '',
      notes: [expect.stringMatching(/^tend: .* is read by this command; name another file with --output\.$/) as string],
    });
    expect(readFileSync(join(root, 'a.csv'), 'utf8')).toBe(faulty);
    expect(readFileSync(join(root, 'tend.yaml'), 'utf8')).toBe('version: 1\n');
  });

  it('that cannot be written is one sentence and exit code 2', async () => {
    const root = temporaryFolder({ 'a.csv': faulty });
    const { code, notes } = await runTend(root, ['check', '--output', 'gone/found.txt']);
    expect(code).toBe(2);
    expect(notes).toEqual([expect.stringMatching(/^tend: .*found\.txt cannot be written: /) as string]);
    chmodSync(root, 0o555);
    const refused = await unprivileged(() => runTend(root, ['check', '--output', 'found.txt']));
    chmodSync(root, 0o755);
    expect([refused.code, refused.notes.at(-1)]).toEqual([
      2,
      expect.stringMatching(/^tend: .*found\.txt cannot be written: its permissions forbid it\.$/),
    ]);
  });
});
