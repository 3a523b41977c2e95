/** Columns that are asked for together: with each answer everything in sight is drawn anew. */
const together = 12;

/** Columns beyond those in sight that are asked for before they come there. */
const ahead = 4;

/** Columns in sight before anything is measured. */
const firstSight = { startIndex: 0, endIndex: 7 };

/** Of all columns those to ask for: what is in sight and some on either side, in whole parts. */
export function columnsAhead<Column>(columns: readonly Column[], range: typeof firstSight | null): readonly Column[] {
  const { startIndex, endIndex } = range ?? firstSight;
  const first = Math.floor(Math.max(0, startIndex - ahead) / together) * together;
  return columns.slice(first, Math.ceil((endIndex + 1 + ahead) / together) * together);
}
