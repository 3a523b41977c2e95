import * as z from 'zod/mini';
import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { errorMessage } from '../../base/errors';
import type { Event } from '../../base/event';
import type { Reply } from '../../protocol/endpoint';
import { toWire } from '../../protocol/wire';

/** The part of a webview that messages need; `vscode.Webview` fits by shape. */
export interface PanelPort {
  postMessage(message: Reply): PromiseLike<boolean>;
  readonly onDidReceiveMessage: Event<unknown>;
}

export type PanelAnswer = (endpoint: string, params: unknown, signal: AbortSignal) => Promise<unknown>;

const request = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), id: z.number(), endpoint: z.string(), params: z.unknown() }),
  z.object({ type: z.literal('taken'), endpoint: z.string(), params: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: z.number() }),
]);

/** The end of the extension: answers what a panel asks, and tells it what happens. */
export class PanelRpc implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #asked = new Map<number, AbortController>();

  constructor(
    private readonly port: PanelPort,
    private readonly answer: PanelAnswer,
    private readonly taken: (endpoint: string, params: unknown) => void = () => undefined,
  ) {
    this.#parts.register(port.onDidReceiveMessage((message) => this.#receive(message)));
    this.#parts.register(toDisposable(() => this.#cancelAll()));
  }

  /** A panel that is hidden hears nothing: it asks anew when it is shown. */
  tell(event: string, data: unknown): void {
    if (!this.#parts.isDisposed) void this.port.postMessage({ type: 'event', event, data: toWire(data) });
  }

  /** Answers what a page is going to ask; it says what it takes of that. */
  foresee(endpoint: string, params: unknown, result: unknown): void {
    if (!this.#parts.isDisposed) void this.port.postMessage({ type: 'foreseen', endpoint, params, result });
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #receive(message: unknown): void {
    const { success, data } = request.safeParse(message);
    if (!success) return;
    if (data.type === 'cancel') this.#asked.get(data.id)?.abort();
    else if (data.type === 'taken') this.taken(data.endpoint, data.params);
    else void this.#answer(data.id, data.endpoint, data.params);
  }

  async #answer(id: number, endpoint: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    this.#asked.set(id, controller);
    const reply = await this.answer(endpoint, params, controller.signal).then(
      (result): Reply => ({ type: 'ok', id, result }),
      (error: unknown): Reply => ({ type: 'error', id, message: errorMessage(error) }),
    );
    this.#asked.delete(id);
    if (!controller.signal.aborted && !this.#parts.isDisposed) void this.port.postMessage(reply);
  }

  #cancelAll(): void {
    for (const controller of this.#asked.values()) controller.abort();
    this.#asked.clear();
  }
}
