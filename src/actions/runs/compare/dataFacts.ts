import { plural } from '../../../base/text';
import type { ComparedFact } from '../../../protocol/experiments/comparison';
import type { RunData } from '../../../runs/run';
import { compareFacts, type FactsOf, type Presentation } from './facts';
import type { Side } from './side';

/** Rows of a content by `sha256:` of its bytes; null: it is not known. */
export type RowsOf = (digest: string) => number | null;

/** Digests by the name of the data set and what it was used for, with the rows of the contents where those are known. */
export function compareData(sides: readonly Side[], rowsOf: RowsOf): ComparedFact[] {
  return compareFacts(sides, dataOf, withRows(knownRows(sides, rowsOf)));
}

const dataOf: FactsOf = ({ data }) =>
  new Map(data.map((it) => [it.context === '' ? it.name : `${it.name} (${it.context})`, contentOf(it)]));

/** What tells one content from another. */
function contentOf({ digest, source }: RunData): string {
  return digest || source;
}

function knownRows(sides: readonly Side[], rowsOf: RowsOf): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const data of sides.flatMap(({ details }) => details.flatMap((run) => run.data))) {
    const content = contentOf(data);
    const rows = known.get(content) ?? profiled(data.digest, rowsOf) ?? data.rows;
    if (rows !== undefined) known.set(content, rows);
  }
  return known;
}

/** Trackers have digests of their own; one of the bytes is that of a profile. */
function profiled(digest: string, rowsOf: RowsOf): number | null {
  const [, bytes] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(digest) ?? [];
  return bytes === undefined ? null : rowsOf(`sha256:${bytes}`);
}

function withRows(rows: ReadonlyMap<string, number>): Presentation {
  return {
    show: (content) => content,
    unrecorded: 'at-all',
    between: (first, second) => {
      const [from, to] = [rows.get(first), rows.get(second)];
      if (from === undefined || to === undefined) return '';
      return from === to ? `${plural(from, 'row')} each` : `${plural(from, 'row')} → ${plural(to, 'row')}`;
    },
  };
}
