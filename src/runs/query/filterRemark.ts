import { parseFilter, type FilterOptions } from './parseFilter';
import type { FilterProblem } from './predicate';
import { unknownColumns, misplacedTexts } from './unknownColumns';

/** What is to be said of a filter while it is typed, in one line. */
export interface FilterRemark {
  readonly words: string;
  /** Whether it cannot be understood; else it is, and no run will pass. */
  readonly isProblem: boolean;
}

/**
 * Says of a filter first what is not understood, and at which character, else which of its columns no run has. Where no column
 * is known at all, nothing can be said of names.
 */
export function filterRemark(text: string, options: FilterOptions): FilterRemark | null {
  const { predicate, problems } = parseFilter(text, options);
  const [problem] = problems;
  if (problem) return { words: wordsOf(problem), isProblem: true };
  const { names = [] } = options;
  if (!predicate || names.length === 0) return null;
  const [doubt] = [...unknownColumns(predicate, names, text), ...misplacedTexts(predicate, text)];
  return doubt ? { words: wordsOf(doubt), isProblem: false } : null;
}

/** "No run has metrics.val_auk (character 1). Did you mean metrics.val_auc?" */
function wordsOf({ message, start, suggestion }: FilterProblem): string {
  const said = `${message.replace(/\.$/, '')} (character ${start + 1}).`;
  return suggestion === null ? said : `${said} Did you mean ${suggestion}?`;
}
