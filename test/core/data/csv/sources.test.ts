import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fileSource, memorySource } from '../../../../src/data/csv/byteSource';
import { LineIndex } from '../../../../src/data/csv/lines';
import { openSource } from '../../../../src/data/csv/openSource';
import { utf16Source } from '../../../../src/data/csv/utf16Source';
import { windows1252Source } from '../../../../src/data/csv/windows1252Source';

const folder = mkdtempSync(join(tmpdir(), 'tend-sources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function utf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return Uint8Array.from(encoding === 'utf-16le' ? bytes : bytes.swap16());
}

function openError(path: string): unknown {
  try {
    openSource({ kind: 'file', path }).close();
    return null;
  } catch (error) {
    return error;
  }
}

describe('fileSource', () => {
  it('reads any part, and less at the end', () => {
    const source = fileSource(file('part.csv', 'abcdef'));
    const parts = [source.read(1, 3), source.read(4, 99), source.read(9, 12)].map((part) => part.length);
    expect([source.size, ...parts]).toEqual([6, 2, 2, 0]);
    expect(Buffer.from(source.read(2, 4)).toString()).toBe('cd');
    source.close();
    source.close();
  });

  it.each([
    ['grew', (path: string) => appendFileSync(path, 'more')],
    ['shrank', (path: string) => truncateSync(path, 2)],
  ])('notices that the file %s while it was read', (name, change) => {
    const path = file(`${name}.csv`, 'a,b\n1,2\n');
    const source = fileSource(path);
    source.read(0, 4);
    change(path);
    expect(() => source.read(4, 8)).toThrow(expect.objectContaining({ name: 'DataError', reason: 'changed' }));
    source.close();
  });
});

describe('openSource', () => {
  it.skipIf(process.platform === 'win32')('does not wait for whoever may write into a pipe', () => {
    const pipe = join(folder, 'pipe.csv');
    execFileSync('mkfifo', [pipe]);
    expect(openError(pipe)).toMatchObject({ reason: 'unreadable', message: `${pipe} is not a regular file.` });
  });

  it('says what came in place of a table', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    expect(openError(file('lfs.csv', pointer))).toMatchObject({
      message: `${join(folder, 'lfs.csv')} is a Git LFS pointer: the table itself was not fetched; run git lfs pull.`,
    });
    const page = '\ufeff\n<!DOCTYPE html><html><head><title>404</title></head></html>\n';
    expect(openError(file('page.csv', page))).toMatchObject({
      message: `${join(folder, 'page.csv')} is a web page (HTML), not a table: fetch the file itself, perhaps after signing in.`,
    });
    expect(openError(file('tags.csv', '<b>tag</b>,n\n<html>,1\n'))).toBeNull();
  });

  it.each([
    ['json.csv', '[\n {"a": 1, "b": "x]"},\n {"a": 2}\n]\n', 'a JSON document'],
    ['wrapped.csv', `{"rows": [${'{"a": 1}, '.repeat(9000)}`, 'a JSON document'],
    ['lines.csv', '\ufeff{"a": 1, "b": "x, y"}\n{"a": 2}\n', 'JSON Lines'],
    ['arrays.csv', '[1, "a"]\n[2, "b"]\n', 'JSON Lines'],
    ['tags.csv', '<table>\n<tr><td>1</td></tr>\n</table>\n', 'a web page (HTML)'],
    ['feed.csv', '<?xml version="1.0"?>\n<rows><row a="1"/></rows>\n', 'an XML document'],
    [
      'book.csv',
      'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml … xl/workbook.xml',
      'an Excel workbook: save its sheet as CSV',
    ],
    ['packed.csv', Uint8Array.of(0x1f, 0x8b, 8, 0), 'a gzip archive: unpack it'],
  ])('says of %s what it is, and what to do', (name, content, what) => {
    const message = String(openError(file(name, content)));
    expect(message).toContain(what);
    expect(message).toMatch(/: (fetch|name|write|save|unpack) /);
  });

  it.each(['README.md', 'notes.RST', 'page.htm', 'params.yaml', 'pyproject.toml', 'setup.cfg', 'query.sql', 'plot.R'])(
    'takes %s for no table by its name, however many commas are in it',
    (name) => {
      const path = file(name, 'a, b\n1, 2\n');
      const message = `${path} is text or code by its name, not a table; Tend checks tables in CSV and TSV.`;
      expect(openError(path)).toMatchObject({ reason: 'binary', message });
    },
  );

  it.each(['table.txt', 'table.dat', 'training.log', 'table', 'table.md.csv'])('takes %s for a table', (name) =>
    expect(openError(file(name, 'a, b\n1, 2\n'))).toBeNull(),
  );

  it('takes a document of JSON for no table either', () => {
    const open = (text: string) => () => openSource({ kind: 'text', path: 'a.csv', text });
    expect(open('{"a": 1}\n{"a": 2}\n')).toThrow('a.csv is JSON Lines, not a table');
  });

  it.each(['{"a": 1}\tfirst\n{"a": 2}\tsecond\n', '[name],[age]\nAnn,31\n', '[1]\n2\n3\n', '{id},name\n1,Ann\n'])(
    'reads %j as a table',
    (text) => {
      expect(openSource({ kind: 'text', path: 'a.csv', text }).size).toBe(text.length);
    },
  );

  it('says in one sentence why something cannot be read', () => {
    mkdirSync(join(folder, 'folder.csv'));
    const parquet = file('table.csv', 'PAR1\x00\x01');
    expect(openError(join(folder, 'none.csv'))).toMatchObject({ reason: 'missing' });
    expect(openError(join(folder, 'folder.csv'))).toMatchObject({ reason: 'folder' });
    expect(openError(parquet)).toMatchObject({
      reason: 'binary',
      message: `${parquet} is not a text table: its content looks like a Parquet file: name it .parquet, or write its table as CSV.`,
    });
    expect(
      openError(
        file(
          'random.csv',
          Uint8Array.from({ length: 500 }, (_, at) => (at * 7) % 16),
        ),
      ),
    ).toMatchObject({
      reason: 'binary',
    });
  });

  it.each([
    [
      'a.jsonl',
      '{"a": 1}\n{"a": 2}\n',
      'is JSON Lines, not a table; Tend checks tables in CSV and TSV: write its records as CSV.',
    ],
    [
      'a.JSON',
      '{"a": 1}\n',
      'is a JSON document, not a table; Tend checks tables in CSV and TSV: write its records as CSV.',
    ],
    [
      'one.jsonl',
      '{"a": 1}\n',
      'is a JSON document, not a table; Tend checks tables in CSV and TSV: write its records as CSV.',
    ],
    [
      'long.ndjson',
      `{"text": "${'word '.repeat(50_000)}"}\n{"text": ""}\n`,
      'is a JSON document, not a table; Tend checks tables in CSV and TSV: write its records as CSV.',
    ],
    [
      'a.parquet',
      'PAR1\x00\x01',
      'is not a text table: its content looks like a Parquet file; Tend checks tables in CSV and TSV: write its table as CSV.',
    ],
    ['b.csv', '{"a": 1}\n{"a": 2}\n', 'is JSON Lines, not a table: name it .jsonl, or write its records as CSV.'],
  ])('asks for another name only where %s has not the right one', (name, text, says) => {
    const path = file(name, text);
    expect(openError(path)).toMatchObject({ reason: 'binary', message: `${path} ${says}` });
  });

  it('reads a table that holds a single NUL, an empty file and a document', () => {
    expect(openError(file('nul.csv', 'id,name\n1,a\0b\n'))).toBeNull();
    expect(openSource({ kind: 'file', path: file('empty.csv', '') }).size).toBe(0);
    expect(openSource({ kind: 'text', path: 'a.csv', text: 'é' }).size).toBe(2);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s with and without a byte-order mark as UTF-8', (encoding) => {
    const text = 'name,city\n"Zoë",Köln\n🐧,x\n';
    for (const mark of ['', '\ufeff']) {
      const source = openSource({ kind: 'file', path: file('wide.csv', utf16(mark + text, encoding)) });
      expect(source.encoding).toBe(encoding);
      expect(Buffer.from(source.read(0, source.size)).toString('utf8')).toBe(mark + text);
      source.close();
    }
  });
});

describe('windows1252Source', () => {
  it('presents what the decoder gives over the border between two blocks, and maps offsets back to the disk', () => {
    const bytes = Uint8Array.from({ length: 65_536 + 300 }, (_, at) => (at < 65_400 ? 97 : at % 256));
    const source = windows1252Source(memorySource(bytes));
    const expected = Buffer.from(new TextDecoder('windows-1252').decode(bytes), 'utf8');
    expect(Buffer.from(source.read(0, source.size)).equals(expected)).toBe(true);
    expect([source.size, source.diskSize]).toEqual([expected.length, bytes.length]);
    for (const end of [3, 65_400, 65_530, 65_536, 65_700]) {
      const before = Buffer.from(new TextDecoder('windows-1252').decode(bytes.subarray(0, end)), 'utf8');
      expect(source.toDisk(before.length)).toBe(end);
    }
  });
});

describe('utf16Source', () => {
  it('presents what the decoder gives, in any parts, and maps offsets back to the disk', () => {
    const unit = fc.constantFrom(0x61, 0x2c, 0x0a, 0xe9, 0x20ac, 0xd83d, 0xdc27, 0xdc00, 0xfeff);
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), fc.nat(40), fc.nat(80), (units, pad, at) => {
        // Padding moves the interesting part over the border between two blocks.
        const text = 'x'.repeat(32_768 - pad) + String.fromCharCode(...units);
        const source = utf16Source(memorySource(utf16(text, 'utf-16le')), 'utf-16le');
        const expected = Buffer.from(text.toWellFormed(), 'utf8');
        expect(Buffer.from(source.read(0, source.size)).equals(expected)).toBe(true);
        const from = Math.min(32_768 - pad + at, expected.length);
        expect(Buffer.from(source.read(from, from + 9)).equals(expected.subarray(from, from + 9))).toBe(true);
        const start = Buffer.from(text.slice(0, 32_768 - pad).toWellFormed(), 'utf8').length;
        expect(source.toDisk(start)).toBe((32_768 - pad) * 2);
        expect(source.toDisk(source.size)).toBe(text.length * 2);
      }),
      { numRuns: 60 },
    );
  });

  it('has the positions of the text it holds', () => {
    const text = '\ufeffa,é\r\n🐧,b\n';
    const source = utf16Source(memorySource(utf16(text, 'utf-16be')), 'utf-16be');
    const at = Buffer.from('\ufeffa,é\r\n🐧,', 'utf8').length;
    expect(new LineIndex(source).position(at)).toEqual({ line: 1, character: 3 });
    expect(source.toDisk(at)).toBe(2 * '\ufeffa,é\r\n🐧,'.length);
  });

  it('shows an odd last byte as U+FFFD', () => {
    const source = utf16Source(memorySource(Uint8Array.from([0x61, 0, 0x62])), 'utf-16le');
    expect(Buffer.from(source.read(0, source.size)).toString('utf8')).toBe('a\ufffd');
  });
});
