import type { TableAnswer, TableQuestion } from '../../../protocol/experiments/rows';
import type { ColumnRef } from '../../../runs/columns';
import { parseFilter, type ParsedFilter } from '../../../runs/query/parseFilter';
import { unknownColumns, misplacedTexts } from '../../../runs/query/unknownColumns';
import type { RunQuery, RunStore } from '../../../runs/runStore';
import { StoreError } from '../../../store/storeError';

/** The runs that a question lets through, in its order. */
export interface FilteredRuns {
  readonly numbers: Int32Array;
  readonly problem: TableAnswer['problem'];
  readonly blame: TableAnswer['blame'];
  readonly unknown: TableAnswer['unknown'];
}

export type RunsQuestion = Pick<TableQuestion, 'filter' | 'fallback' | 'sort' | 'archived'>;

/**
 * Filters and sorts. A filter that cannot be understood, or takes too long, shows the runs of `fallback`, the last one that
 * could be answered.
 */
export function filteredRuns(store: RunStore, question: RunsQuestion, now: number): FilteredRuns {
  const asked = ask(store, question, question.filter, now);
  if (asked.problem) return { ...ask(store, question, question.fallback ?? '', now), problem: asked.problem };
  const unknown = unknownIn(store, asked.terms, question.filter);
  if (asked.numbers.length > 0) return { ...asked, unknown };
  return {
    ...asked,
    blame: hindrance(store, asked.terms, question.archived),
    unknown: [...unknown, ...asked.terms.flatMap(({ predicate }) => misplacedTexts(predicate, question.filter))],
  };
}

interface Asked extends FilteredRuns {
  readonly terms: ParsedFilter['terms'];
}

function ask(store: RunStore, { sort, archived }: RunsQuestion, text: string, now: number): Asked {
  const { predicate, problems, terms } = parseFilter(text, { now, names: columnNames(store, text) });
  const [problem] = problems;
  const none = { numbers: new Int32Array(0), blame: null, unknown: [], terms: [] };
  if (problem) return { ...none, problem };
  try {
    const numbers = store.find({ filter: predicate, order: sort, archived });
    return { numbers, problem: null, blame: null, unknown: [], terms };
  } catch (error) {
    if (!(error instanceof StoreError) || error.reason !== 'pattern') throw error;
    return { ...none, problem: { start: 0, end: text.length, message: error.message, suggestion: null } };
  }
}

/** Columns that a filter may name without saying of what kind they are. */
export function columnNames(store: RunStore, filter: string): readonly ColumnRef[] {
  return filter.trim() === '' ? [] : store.columns().map(({ column }) => column);
}

/** Nothing is wrong with a name that no run has, but it lets nothing through, though another term may. */
function unknownIn(store: RunStore, terms: ParsedFilter['terms'], filter: string): TableAnswer['unknown'] {
  if (terms.length === 0) return [];
  const known = store.columns().map(({ column }) => column);
  return terms.flatMap(({ predicate }) => unknownColumns(predicate, known, filter));
}

/** The term of a filter that nothing passes without which most runs would. */
function hindrance(store: RunStore, terms: ParsedFilter['terms'], archived: boolean): TableAnswer['blame'] {
  let worst: TableAnswer['blame'] = null;
  for (const term of terms) {
    const others = terms.filter((other) => other !== term).map(({ predicate }) => predicate);
    const query: RunQuery = { filter: { type: 'and', terms: others }, order: [], archived };
    const runs = store.find(query).length;
    if (runs > (worst?.runs ?? 0)) worst = { start: term.start, end: term.end, runs };
  }
  return worst;
}
