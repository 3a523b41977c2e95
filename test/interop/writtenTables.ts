import fc from 'fast-check';

/** A table as text and the values that stand in it. */
export interface WrittenTable {
  readonly name: string;
  readonly delimiter: string;
  readonly text: string;
  readonly values: readonly (readonly string[])[];
}

const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' };

const part = fc.constantFrom('a', '7', '"', ',', ';', '\t', '|', '\n', '\r\n', ' ', 'é', '日', '𝄞', "'", '\\', '#');
const cell = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

const table = fc
  .record({
    delimiterName: fc.constantFrom(...(Object.keys(delimiters) as (keyof typeof delimiters)[])),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
    width: fc.integer({ min: 2, max: 6 }),
    endsWithNewline: fc.boolean(),
  })
  .chain((shape) =>
    fc
      .array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: shape.width, maxLength: shape.width }), {
        minLength: 1,
        maxLength: 20,
      })
      .map((rows) => ({ ...shape, rows })),
  );

/** The same tables in every run; legal, but as awkward as the rules allow. */
export function writtenTables(count: number): readonly WrittenTable[] {
  return fc.sample(table, { numRuns: count, seed: 20_260_101 }).map((shape, index) => {
    const { delimiterName, eol, bom, rows, endsWithNewline } = shape;
    const delimiter = delimiters[delimiterName];
    const lines = rows.map((row) => row.map(([text, quoted]) => write(text, quoted, delimiter)).join(delimiter));
    return {
      name: `${delimiterName}-${index}.csv`,
      delimiter,
      text: `${bom ? '\uFEFF' : ''}${lines.join(eol)}${endsWithNewline ? eol : ''}`,
      values: rows.map((row) => row.map(([text]) => text)),
    };
  });
}

function write(text: string, quoted: boolean, delimiter: string): string {
  const needed = /["\n\r]/.test(text) || text.includes(delimiter);
  return quoted || needed ? `"${text.replaceAll('"', '""')}"` : text;
}
