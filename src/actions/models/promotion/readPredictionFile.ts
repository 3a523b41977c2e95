import { readFileSync, statSync } from 'node:fs';
import { formatBytes } from '../../../base/text';
import { detectDialect } from '../../../data/csv/detectDialect';
import { openSource } from '../../../data/csv/openSource';
import { readRecords } from '../../../data/csv/readTable';
import { DataError } from '../../../data/report';
import type { DeclaredClasses, Predictions } from '../../../evaluate/predictions';
import { readPredictions } from '../../../evaluate/readPredictions';
import { jsonLinesTable, type PredictionTable } from '../../../evaluate/predictionTable';

/** What a table of predictions is held in memory for. */
const largest = 500_000_000;

/** What shows how a table is written. */
const headBytes = 1_000_000;

/**
 * Reads predictions from a table or from lines of JSON, told by what is in the file. `name` is what a message calls it; a
 * sentence says why there are none.
 */
export function readPredictionFile(path: string, name: string, declared: DeclaredClasses): Predictions | string {
  const { size } = statSync(path);
  if (size > largest) return `${name} has ${formatBytes(size)}; predictions are read up to ${formatBytes(largest)}.`;
  const table = readTable(path);
  const read = typeof table === 'string' ? table : readPredictions(table, declared);
  return typeof read === 'string' ? `${name}: ${read}` : read;
}

function readTable(path: string): PredictionTable | string {
  const lines = jsonLines(path);
  if (lines !== null) return jsonLinesTable(lines);
  try {
    return readCsv(path);
  } catch (error) {
    if (error instanceof DataError) return 'It is neither a table nor lines of JSON.';
    throw error;
  }
}

/** Null: it does not begin like a JSON object. */
function jsonLines(path: string): string | null {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('{') ? text : null;
}

function readCsv(path: string): PredictionTable {
  const source = openSource({ kind: 'file', path });
  try {
    const head = source.read(0, headBytes).slice();
    const dialect = detectDialect(head, { path: 'predictions.csv', size: source.size, encoding: source.encoding });
    const [names, ...rows] = Array.from(readRecords(source, { ...dialect, header: true }), ({ cells }) =>
      cells.map(({ text }) => text),
    );
    return { columns: names ?? [], rows };
  } finally {
    source.close();
  }
}
