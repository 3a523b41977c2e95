import * as z from 'zod/mini';
import type { Disposable } from '../../base/disposable';
import type { PanelAnswer, PanelRpc } from './panelRpc';

/** Where the first question for a table outlives its page. */
export interface KeptQuestion {
  get(): unknown;
  set(question: unknown): void;
}

interface Foreseen {
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
}

const keptQuestion = z.object({ table: z.unknown() });

/**
 * Asks what a page is going to ask while its script is still loaded, and sends it the answers: what it opens with, its columns,
 * and the table that the page before it began with. Each answer serves one ask of just that, and only while nothing has
 * changed since.
 */
export class ForeseenAsks implements Disposable {
  readonly #foreseen = new Map<string, Foreseen>();
  #isBeginning = false;

  constructor(
    private readonly ask: PanelAnswer,
    private readonly kept: KeptQuestion,
    private readonly send: PanelRpc['foresee'],
  ) {}

  /** A page is about to be loaded. */
  foresee(): void {
    this.forget();
    this.#ask('open', null);
    this.#ask('columns', null);
    const { success, data } = keptQuestion.safeParse(this.kept.get());
    if (success) this.#ask('table', data.table);
  }

  readonly answer: PanelAnswer = (endpoint, params, signal) => {
    const foreseen = this.#foreseen.get(keyOf(endpoint, params));
    this.taken(endpoint, params);
    const asked = () => this.ask(endpoint, params, signal);
    return foreseen ? foreseen.answer.catch(asked) : asked();
  };

  /** The page has taken what was sent to it, or asks for it. */
  taken(endpoint: string, params: unknown): void {
    this.#foreseen.delete(keyOf(endpoint, params));
    if (endpoint === 'open') this.#isBeginning = true;
    if (endpoint === 'table') this.#firstTable(params);
  }

  /** The runs are others now. */
  forget(): void {
    for (const { controller } of this.#foreseen.values()) controller.abort();
    this.#foreseen.clear();
  }

  dispose(): void {
    this.forget();
  }

  #firstTable(question: unknown): void {
    if (!this.#isBeginning) return;
    this.#isBeginning = false;
    this.kept.set({ table: question });
    this.forget();
  }

  #ask(endpoint: string, params: unknown): void {
    const controller = new AbortController();
    const answer = this.ask(endpoint, params, controller.signal);
    answer.then(
      (result) => !controller.signal.aborted && this.send(endpoint, params, result),
      // Whoever takes it hears of a failure by asking itself.
      () => undefined,
    );
    this.#foreseen.set(keyOf(endpoint, params), { answer, controller });
  }
}

function keyOf(endpoint: string, params: unknown): string {
  return `${endpoint} ${JSON.stringify(params)}`;
}
