/** Predictions as they were written: names of columns and texts, a row each. */
export interface PredictionTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Lines of JSON objects as a table, a column for each key; a sentence where they are something else. */
export function jsonLinesTable(text: string): PredictionTable | string {
  const places = new Map<string, number>();
  const rows: string[][] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const entry = parsed(line);
    if (entry === null) return `Line ${index + 1} is not a JSON object.`;
    const row: string[] = [];
    for (const [key, value] of Object.entries(entry)) {
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      row[place] = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
    rows.push(row);
  }
  return { columns: [...places.keys()], rows };
}

function parsed(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
