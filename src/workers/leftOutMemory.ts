import type { LeftOut } from '../base/leftOut';
import { shownPath } from '../runs/importing/shownPath';
import type { ImportProblem, SourceImport } from '../runs/importing/visit';
import { sourceKey, type FoundSource } from '../runs/sources/source';

/** As many are told where they stand in a tip. */
const mostTold = 3;

type Outcome = Pick<SourceImport, 'problems' | 'leftOut'>;

/** What the last import of each source of a project could not read; the store has of it only what is wrong with a source itself. */
export class LeftOutMemory {
  readonly #outcomes = new Map<string, Outcome>();

  constructor(private readonly root: string) {}

  /** Takes what came of a source in place of what came of it before; returns the problems that are new. */
  keep(found: FoundSource, { problems, leftOut }: Outcome): readonly ImportProblem[] {
    const key = sourceKey(found);
    const known = new Set((this.#outcomes.get(key)?.problems ?? []).map(lineOf));
    this.#outcomes.set(key, { problems, leftOut });
    return problems.filter((problem) => !known.has(lineOf(problem)));
  }

  /** Of the sources that are still found. */
  of(found: readonly FoundSource[]): LeftOut {
    const parts = found.flatMap((source) => {
      const outcome = this.#outcomes.get(sourceKey(source));
      return outcome ? [{ ...outcome, shown: shownPath(this.root, source.path) }] : [];
    });
    return {
      count: parts.reduce((sum, { leftOut }) => sum + leftOut, 0),
      first: parts.flatMap(({ problems, shown }) => problems.filter(({ path }) => path !== shown)).slice(0, mostTold),
    };
  }
}

function lineOf({ path, problem }: ImportProblem): string {
  return `${path}: ${problem}`;
}
