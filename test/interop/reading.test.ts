import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSource } from '../../src/data/csv/byteSource';
import { readRecords } from '../../src/data/csv/readTable';
import { askPython } from './askPython';
import { writtenTables, type WrittenTable } from './writtenTables';

type PythonTables = Readonly<
  Record<string, { readonly csv: readonly string[][]; readonly pandas: readonly string[][] }>
>;

describe('a table on disk', () => {
  const tables = writtenTables(200);
  let folder = '';
  let python: PythonTables = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tend-interop-'));
    await Promise.all(tables.map(({ name, text }) => writeFile(join(folder, name), text)));
    python = await askPython<PythonTables>('readTables.py', folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("is read cell for cell as Python's csv reads it", () => {
    for (const table of tables) expect(tendReads(folder, table), table.name).toEqual(python[table.name]?.csv);
  });

  it('is read cell for cell as pandas reads it', () => {
    for (const table of tables) expect(tendReads(folder, table), table.name).toEqual(python[table.name]?.pandas);
  });
});

function tendReads(folder: string, { name, delimiter, text, values }: WrittenTable): readonly string[][] {
  const source = fileSource(join(folder, name));
  const bom = text.startsWith('\uFEFF') ? 3 : 0;
  const width = values[0]?.length ?? 0;
  const dialect = { encoding: 'utf-8', bom, delimiter, quote: '"', preamble: 0, header: false, width } as const;
  try {
    return [...readRecords(source, dialect)].map((record) => record.cells.map((cell) => cell.text));
  } finally {
    source.close();
  }
}
