import { partitionPoint } from '../../base/partitionPoint';
import { assignmentsIn, type Assignment } from './assignments';
import { around, Blocks, type Scope, type Spot } from './blocks';

type ByScope = ReadonlyMap<Scope, readonly Assignment[]>;

/** Which assignments of a Python text without comments and texts a name may stand for. */
export class AssignedNames {
  readonly #blocks: Blocks;
  readonly #assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly #byScope = new Map<string, ByScope>();

  constructor(masked: string) {
    this.#blocks = new Blocks(masked);
    this.#assignments = assignmentsIn(masked);
  }

  /**
   * Those before `until` that reach a place, the last first, up to one that happened in any case. One that is further in, in a
   * branch or in another function that says `global`, may not have happened. What a function takes or gives a value itself is
   * not what has that name around it, and what a class does is not seen in its functions.
   */
  *reaching(name: string, at: number, until: number): Generator<Assignment> {
    const use = this.#blocks.at(at);
    for (let spot: Spot | null = use; spot; spot = around(spot)) {
      const { scope } = spot;
      if (scope.kind === 'class' && scope !== use.scope) continue;
      const known = this.#of(name).get(scope) ?? [];
      const before = partitionPoint(known.length, (it) => (known[it]?.place ?? until) < until);
      for (const assignment of lastFirst(known, before)) {
        yield assignment;
        if (this.#happened(assignment, use)) return;
      }
      if (scope.kind === 'function' && (known.length > 0 || scope.parameters.has(name))) return;
    }
  }

  #of(name: string): ByScope {
    const found =
      this.#byScope.get(name) ??
      Map.groupBy(this.#assignments.get(name) ?? [], ({ place }) => this.#blocks.owner(name, place));
    this.#byScope.set(name, found);
    return found;
  }

  #happened({ place }: Assignment, use: Spot): boolean {
    const { scope, indent } = this.#blocks.at(place);
    for (let spot: Spot | null = use; spot; spot = around(spot)) if (spot.scope === scope) return indent <= spot.indent;
    return false;
  }
}

/** The first so many of a list, from behind, without a copy of them. */
function* lastFirst<T>(list: readonly T[], count: number): Generator<T> {
  for (let index = count - 1; index >= 0; index -= 1) {
    const item = list[index];
    if (item !== undefined) yield item;
  }
}
