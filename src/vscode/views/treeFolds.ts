/** Beyond this many the oldest are forgotten. */
const mostFolds = 500;

/** What outlives the window; `KeptStates` fits by shape. */
export interface ViewMemory {
  get(subject: string): unknown;
  set(subject: string, state: unknown): void;
}

/** Which rows of a tree a person opened and closed, over a reload too. What they never touched is not known here. */
export class TreeFolds {
  readonly #open: Map<string, boolean>;

  constructor(
    private readonly memory: ViewMemory,
    private readonly subject: string,
  ) {
    this.#open = new Map(remembered(memory.get(subject)));
  }

  /** Whether a row is open; undefined: nobody opened or closed it. */
  isOpen(row: string): boolean | undefined {
    return this.#open.get(row);
  }

  /** Rows that were opened and are open. */
  opened(): readonly string[] {
    return [...this.#open].flatMap(([row, open]) => (open ? [row] : []));
  }

  set(row: string, open: boolean): void {
    if (this.#open.get(row) === open) return;
    this.#open.delete(row);
    this.#open.set(row, open);
    for (const oldest of [...this.#open.keys()].slice(0, -mostFolds)) this.#open.delete(oldest);
    this.memory.set(this.subject, [...this.#open]);
  }
}

/** What is not a list of rows with whether they are open is nothing. */
function remembered(state: unknown): readonly (readonly [string, boolean])[] {
  if (!Array.isArray(state)) return [];
  return state.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [row, open] = entry as readonly unknown[];
    return typeof row === 'string' && typeof open === 'boolean' ? [[row, open] as const] : [];
  });
}
