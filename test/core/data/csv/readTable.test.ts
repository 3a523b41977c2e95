import { parse as csvParse } from 'csv-parse/sync';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { memorySource, textSource } from '../../../../src/data/csv/byteSource';
import type { Dialect } from '../../../../src/data/csv/dialect';
import { readBatches, type BatchOptions } from '../../../../src/data/csv/readBatches';
import { readRecords } from '../../../../src/data/csv/readTable';

function dialect(width: number, delimiter = ','): Dialect {
  return { encoding: 'utf-8', bom: 0, delimiter, quote: '"', preamble: 0, header: false, width };
}

const cell = fc.oneof(
  fc.constantFrom('', 'a', '12.5', ' x ', 'Zürich', '日本', '🐧', 'e\u0301', '\\', "'"),
  fc
    .array(fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', '\r', ' ', 'é', '𝄞', '|'), { maxLength: 6 })
    .map((parts) => parts.join('')),
);

/** A valid table: its text with random but legal quoting. */
const table = fc
  .record({
    width: fc.integer({ min: 2, max: 5 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    final: fc.boolean(),
  })
  .chain((shape) =>
    fc
      .array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: shape.width, maxLength: shape.width }), {
        minLength: 1,
        maxLength: 12,
      })
      .map((rows) => ({ ...shape, rows })),
  )
  .map(({ rows, ...shape }) => {
    const lines = rows.map((row) =>
      row
        .map(([text, quoted]) =>
          quoted || /["\n\r]/.test(text) || text.includes(shape.delimiter) ? `"${text.replaceAll('"', '""')}"` : text,
        )
        .join(shape.delimiter),
    );
    const values = rows.map((row) => row.map(([text]) => text));
    return { ...shape, values, text: lines.join(shape.eol) + (shape.final ? shape.eol : '') };
  });

describe('reading valid tables', () => {
  it('gives the values that two independent parsers give', () => {
    fc.assert(
      fc.property(table, ({ text, width, delimiter, eol, values, final }) => {
        const ours = [...readRecords(textSource(text), dialect(width, delimiter))].map((record) =>
          record.cells.map(({ text }) => text),
        );
        const papa = Papa.parse<string[]>(text, { delimiter, newline: eol }).data;
        expect(ours).toEqual(values);
        expect(ours).toEqual(final ? papa.slice(0, -1) : papa);
        expect(ours).toEqual(
          csvParse(text, { delimiter, record_delimiter: eol, relax_column_count: true, skip_empty_lines: false }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('loses no byte: raw cells, delimiters and line ends make up the file', () => {
    fc.assert(
      fc.property(table, ({ text, width, delimiter, eol, final }) => {
        const bytes = new TextEncoder().encode(text);
        const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
        const lines = [...readRecords(memorySource(bytes), dialect(width, delimiter))].map((record) =>
          record.cells.map(({ start, end }) => decoder.decode(bytes.subarray(start, end))).join(delimiter),
        );
        expect(lines.join(eol) + (final ? eol : '')).toBe(text);
      }),
    );
  });
});

/** Anything at all, with many of the bytes that matter. */
const wild = fc
  .array(fc.constantFrom('"', '""', ',', '\n', '\r', '\r\n', 'a', 'bc', '\\"', ' ', 'ü', '"x', '1,2\n', 'x",'), {
    maxLength: 120,
  })
  .map((parts) => parts.join(''));

describe('reading anything', () => {
  it('finds the same records, problems and line breaks whatever the size of its windows and batches', () => {
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 64 }), (text, width, window) => {
        const whole = everything(text, width, {});
        expect(everything(text, width, { window })).toEqual(whole);
        expect(everything(text, width, { window: window * 16, batchBytes: window, maxRows: 3 })).toEqual(whole);
        const cut = everything(text, width, { maxRecord: 24 });
        expect(everything(text, width, { maxRecord: 24, window })).toEqual(cut);
        expect(cut.lineBreaks).toBe(whole.lineBreaks);
      }),
      { numRuns: 1000 },
    );
  });

  it('covers every byte with records and line ends, and counts every line break', () => {
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 5 }), (text, width) => {
        const { rows, lineBreaks } = everything(text, width, {});
        let at = 0;
        const bytes = new TextEncoder().encode(text);
        for (const [index, { start, end }] of rows.entries()) {
          expect(new TextDecoder().decode(bytes.subarray(at, start))).toMatch(index === 0 ? /^$/ : /^(\r\n|\n|\r)$/);
          at = end;
        }
        expect(new TextDecoder().decode(bytes.subarray(at))).toMatch(/^(\r\n|\n|\r|)$/);
        expect(lineBreaks).toBe(text.match(/\r\n|\n|\r/g)?.length ?? 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the rest of the file from any record start as it read it from the top', () => {
    fc.assert(
      fc.property(table, fc.nat(), ({ text, width, delimiter }, pick) => {
        const all = [...readRecords(textSource(text), dialect(width, delimiter))];
        const from = all[pick % all.length];
        if (from === undefined) return;
        const rest = [...readRecords(textSource(text), dialect(width, delimiter), { start: from.start })];
        expect(rest.map((record) => record.cells)).toEqual(all.slice(from.row - 1).map((record) => record.cells));
        const before = [...readRecords(textSource(text), dialect(width, delimiter), { end: from.start })];
        expect(before).toHaveLength(from.row - 1);
      }),
    );
  });
});

function everything(text: string, width: number, options: BatchOptions) {
  const rows: { start: number; end: number; flags: number; cells: number[] }[] = [];
  const problems: unknown[] = [];
  let lineBreaks = 0;
  for (const batch of readBatches(textSource(text), dialect(width), options)) {
    const base = batch.base;
    for (const { row, start, end, ...problem } of batch.problems)
      problems.push({ ...problem, row: rows.length + row, start: base + start, end: base + end });
    for (let row = 0; row < batch.rows; row++) {
      const at = (list: Int32Array, index: number) => (list[index] === -1 ? -1 : base + (list[index] ?? 0));
      const cells = [batch.cells[row] ?? 0];
      for (let cell = row * width; cell < (row + 1) * width; cell++)
        cells.push(at(batch.starts, cell), at(batch.ends, cell));
      const flags = batch.rowFlags[row] ?? 0;
      rows.push({ start: at(batch.rowStarts, row), end: at(batch.rowEnds, row), flags, cells });
    }
    lineBreaks += batch.lineBreaks;
  }
  return { rows, problems, lineBreaks };
}
