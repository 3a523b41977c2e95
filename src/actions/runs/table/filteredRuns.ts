import type { TableAnswer, TableQuestion } from '../../../protocol/experiments/rows';
import { parseFilter, type ParsedFilter } from '../../../runs/query/parseFilter';
import type { RunQuery, RunStore } from '../../../runs/runStore';

/** The runs that a question lets through, in its order. */
export interface FilteredRuns {
  readonly numbers: Int32Array;
  readonly problem: TableAnswer['problem'];
  readonly blame: TableAnswer['blame'];
}

export type RunsQuestion = Pick<TableQuestion, 'filter' | 'fallback' | 'sort' | 'archived'>;

/** Filters and sorts. A filter that cannot be understood shows the runs of `fallback`, the last one that could. */
export function filteredRuns(store: RunStore, question: RunsQuestion, now: number): FilteredRuns {
  const parsed = parseFilter(question.filter, { now });
  const [problem] = parsed.problems;
  const valid = problem ? parseFilter(question.fallback ?? '', { now }) : parsed;
  const numbers = store.find({
    filter: valid.problems.length > 0 ? null : valid.predicate,
    order: question.sort,
    archived: question.archived,
  });
  const blame = problem || numbers.length > 0 ? null : hindrance(store, parsed, question.archived);
  return { numbers, problem: problem ?? null, blame };
}

/** The term of a filter that nothing passes without which most runs would. */
function hindrance(store: RunStore, { terms }: ParsedFilter, archived: boolean): TableAnswer['blame'] {
  let worst: TableAnswer['blame'] = null;
  for (const term of terms) {
    const others = terms.filter((other) => other !== term).map(({ predicate }) => predicate);
    const query: RunQuery = { filter: { type: 'and', terms: others }, order: [], archived };
    const runs = store.find(query).length;
    if (runs > (worst?.runs ?? 0)) worst = { start: term.start, end: term.end, runs };
  }
  return worst;
}
