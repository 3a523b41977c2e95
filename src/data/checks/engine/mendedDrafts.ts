import { Pacer } from '../../profile/pacer';
import type { TableContext } from '../check';
import { suppressionsOf } from './caps';
import { draftCell, type CellGroup } from './cellDrafts';
import type { Draft } from './draft';

/** What a table's causes come to: cells, and what is said once. */
interface Said {
  readonly groups: readonly CellGroup[];
  readonly once: readonly Draft[];
}

/** What offers a mend: what is said once, then cells in file order, each by the first cause that mends it, until there are `most`. */
export async function mendedDrafts(
  table: TableContext,
  { groups, once }: Said,
  { most, signal }: { readonly most: number; readonly signal: AbortSignal | undefined },
): Promise<Draft[]> {
  const drafts = once.filter(({ mend }) => mend !== undefined).slice(0, most);
  const pacer = new Pacer(signal);
  pacer.check();
  let mended = -1;
  for (const { group, index, kept, start } of inFileOrder(table, groups)) {
    if (drafts.length >= most) break;
    const draft = start === mended ? null : draftCell(table, group, index, kept);
    if (draft?.mend !== undefined) {
      drafts.push(draft);
      if (draft.scope === 'cell') mended = start;
    }
    const due = pacer.due();
    if (due) await due;
  }
  return drafts;
}

/** Every place of every group, as they stand in the file. */
function inFileOrder(table: TableContext, groups: readonly CellGroup[]) {
  return groups
    .flatMap((group) => {
      const kept = suppressionsOf(table, group);
      return group.places.map(({ start }, index) => ({ group, index, kept, start }));
    })
    .sort((a, b) => a.start - b.start);
}
