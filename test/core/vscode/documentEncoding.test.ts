import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { losesBytes, readsLikeTend } from '../../../src/vscode/checking/documentEncoding';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tend-encoding-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function document(bytes: Uint8Array, encoding: string, scheme = 'file') {
  const fsPath = join(folder, 'staedte.csv');
  await writeFile(fsPath, bytes);
  const getText = () => new TextDecoder(encoding.startsWith('utf8') ? 'utf-8' : encoding).decode(bytes);
  return { uri: { scheme, fsPath }, encoding, getText };
}

const windows1252 = Buffer.from('ort,plz\nK\xf6ln,50667\n', 'latin1');
const utf8 = Buffer.from('ort,plz\nKöln,50667\n');

describe('a document whose file has bytes that its encoding cannot show', () => {
  it('loses them when it is saved', async () => {
    expect(await losesBytes(await document(windows1252, 'utf8'))).toBe(true);
    expect(await losesBytes(await document(utf8, 'utf8'))).toBe(false);
    expect(await losesBytes(await document(utf8, 'utf8bom'))).toBe(false);
  });

  it('is safe in the encoding that the file is in, and in no other', async () => {
    expect(await losesBytes(await document(windows1252, 'windows-1252'))).toBe(false);
    expect(await losesBytes(await document(windows1252, 'euc-jp'))).toBe(true);
  });

  it('is looked at again when the file was written to, for example in UTF-8', async () => {
    const opened = await document(windows1252, 'utf8');
    expect(await losesBytes(opened)).toBe(true);
    await writeFile(opened.uri.fsPath, utf8);
    await utimes(opened.uri.fsPath, 1, 1);
    expect(await losesBytes(opened)).toBe(false);
  });

  it('has nothing to lose without a file', async () => {
    const opened = await document(windows1252, 'utf8');
    await rm(opened.uri.fsPath);
    expect(await losesBytes(opened)).toBe(false);
    expect(await losesBytes(await document(windows1252, 'utf8', 'untitled'))).toBe(false);
  });
});

describe('the bytes of a file', () => {
  it('are read as the editor reads them only where Tend knows the encoding', () => {
    const same = ['utf8', 'utf8bom', 'utf16le', 'utf16be', 'windows1252', 'shiftjis'].map((encoding) =>
      readsLikeTend({ encoding }),
    );
    expect(same).toEqual([true, true, true, true, false, false]);
  });
});
