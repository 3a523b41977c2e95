import type { RunStore } from '../../../runs/runStore';

/** How the runs of a table are nested in each other. */
export interface Nesting {
  /** Runs at the top, in order; parents that the filter left out stand where their first child would. */
  readonly top: readonly number[];
  /** Shown children of a run, in order. */
  readonly children: ReadonlyMap<number, readonly number[]>;
  /** Runs that are here only because a child of theirs is shown. */
  readonly context: ReadonlySet<number>;
}

/** Puts runs below the runs that they are nested in, to any depth. `parents` are aligned with `numbers`. */
export function nestRuns(store: RunStore, numbers: Int32Array, parents: Int32Array): Nesting {
  const nested = new NestedRuns(store, numbers);
  numbers.forEach((number, index) => nested.place(number, parents[index] ?? 0));
  return nested;
}

class NestedRuns implements Nesting {
  readonly top: number[] = [];
  readonly children = new Map<number, number[]>();
  readonly context = new Set<number>();
  readonly #placed: Set<number>;

  constructor(
    private readonly store: RunStore,
    numbers: Int32Array,
  ) {
    this.#placed = new Set(numbers);
  }

  place(number: number, parent: number): void {
    if (parent === 0) this.top.push(number);
    else this.#placeBelow(number, parent);
  }

  #placeBelow(number: number, parent: number): void {
    const siblings = this.children.get(parent);
    if (siblings) siblings.push(number);
    else this.children.set(parent, [number]);
    if (this.#placed.has(parent)) return;
    this.#placed.add(parent);
    this.context.add(parent);
    this.place(parent, this.#parentOf(parent));
  }

  readonly #parents = new Map<number, number>();

  #parentOf(number: number): number {
    const known = this.#parents.get(number);
    if (known !== undefined) return known;
    const parent = this.store.parents(Int32Array.of(number))[0] ?? 0;
    this.#parents.set(number, parent);
    return parent;
  }
}
