import { columnId, formatColumn, type ColumnInfo } from '../../../src/protocol/experiments/column';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { ColumnScale } from '../../../src/protocol/experiments/rows';
import type { ExperimentsModel } from '../model/experimentsModel';

export type Proposal = Awaited<ReturnType<ExperimentsAsks['complete']>>[number];

/** Proposals for what is typed into a filter, of which one is chosen. */
export class Completion {
  proposals: readonly Proposal[] = [];
  chosen = 0;
  /** The filter that they were made for: in another one their places mean nothing. */
  answered = '';
  /** How the values of the chosen column lie; null while that is not known. */
  scale: ColumnScale | null = null;
  #round = 0;

  constructor(
    readonly model: ExperimentsModel,
    readonly changed: () => void,
  ) {}

  get isOpen(): boolean {
    return this.proposals.length > 0;
  }

  get proposal(): Proposal | null {
    return this.proposals[this.chosen] ?? null;
  }

  /** Where in the filter what is proposed would stand. */
  get start(): number {
    return this.proposals[0]?.start ?? 0;
  }

  /** The column that the chosen proposal names. */
  get info(): ColumnInfo | null {
    const label = this.proposal?.label;
    return (
      this.model.columns.find(({ column }) => formatColumn(column) === label || columnId(column) === label) ?? null
    );
  }

  async ask(filter: string, caret: number): Promise<void> {
    const round = ++this.#round;
    const proposals = await this.model.asks.complete({ filter, caret });
    if (round !== this.#round) return;
    // What stands there already is no proposal.
    const [only] = proposals;
    const done = proposals.length === 1 && filter.slice(only?.start, only?.end) === only?.insert.trimEnd();
    this.proposals = done ? [] : proposals;
    this.answered = filter;
    this.#choose(0);
  }

  /** Asks after a proposal was taken: where the condition is whole, nothing is laid over what is below unasked. */
  async goOn(filter: string, caret: number): Promise<void> {
    await this.ask(filter, caret);
    const isWhole = this.proposals.every(({ label }) => label === 'and' || label === 'or');
    if (this.answered === filter && this.isOpen && isWhole) this.close();
  }

  move(by: 1 | -1): void {
    this.#choose((this.chosen + by + this.proposals.length) % this.proposals.length);
  }

  close(): void {
    this.#round++;
    this.proposals = [];
    this.changed();
  }

  #choose(index: number): void {
    this.chosen = index;
    this.scale = null;
    this.changed();
    void this.#describe(this.#round);
  }

  async #describe(round: number): Promise<void> {
    const { info, chosen } = this;
    const token = this.model.loader.pages?.answer.token;
    if (!info || token === undefined) return;
    const scales = await this.model.asks.scales({ token, columns: [info.column] });
    if (round !== this.#round || chosen !== this.chosen) return;
    this.scale = scales?.[0] ?? null;
    this.changed();
  }
}
