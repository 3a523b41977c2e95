import type * as z from 'zod/mini';
import type { Disposable } from '../../src/base/disposable';
import { Emitter, type Event } from '../../src/base/event';
import type { Asks, Endpoints, Reply, Request } from '../../src/protocol/endpoint';
import { fromWire, toWire } from '../../src/protocol/wire';

/** Where messages to the extension go and come from. */
export interface Port {
  send(message: Request): void;
  listen(receive: (message: unknown) => void): Disposable;
}

type EventSchemas = Readonly<Record<string, z.ZodMiniType>>;

interface AskOptions {
  /** Aborting cancels the work at the other end. */
  readonly signal?: AbortSignal;
  /** How long an answer may take; default a minute. */
  readonly milliseconds?: number;
}

/** An ask that has no answer, and why. */
export class AskError extends Error {
  constructor(
    readonly reason: 'failed' | 'timeout' | 'cancelled' | 'disposed' | 'malformed',
    message: string,
  ) {
    super(message);
  }
}

interface Waiting {
  readonly endpoint: string;
  /** As it was sent. */
  readonly params: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: AskError) => void;
}

interface Foreseen {
  readonly params: unknown;
  readonly result: unknown;
}

/** Asks the extension and hears its events. Both directions are parsed; what is malformed is an error, never a value. */
export class RpcClient<All extends Endpoints, Events extends EventSchemas> implements Disposable {
  /** One method for each endpoint, without options. */
  readonly asks: Asks<All>;
  readonly #waiting = new Map<number, Waiting>();
  /** Answers by endpoint that came before they were asked for. */
  readonly #foreseen = new Map<string, Foreseen>();
  readonly #emitters = new Map<keyof Events, Emitter<unknown>>();
  readonly #listening: Disposable;
  #disposed = false;
  // A page that was reloaded must not take answers meant for the one before.
  #nextId = Math.floor(Math.random() * 2 ** 40);

  constructor(
    readonly endpoints: All,
    readonly events: Events,
    readonly port: Port,
  ) {
    const methods = Object.keys(endpoints).map((name) => [name, (params: unknown) => this.#ask(name, params, {})]);
    this.asks = Object.fromEntries(methods) as Asks<All>;
    this.#listening = port.listen((message) => this.#receive(message as Reply));
  }

  /** Asks one endpoint; rejects with an `AskError`. */
  ask<Name extends keyof All & string>(
    name: Name,
    params: z.input<All[Name]['params']>,
    options: AskOptions = {},
  ): Promise<z.output<All[Name]['result']>> {
    return this.#ask(name, params, options) as Promise<z.output<All[Name]['result']>>;
  }

  /** What the extension says unasked. */
  on<Name extends keyof Events>(name: Name): Event<z.output<Events[Name]>> {
    const emitter = this.#emitters.get(name) ?? new Emitter<unknown>();
    this.#emitters.set(name, emitter);
    return emitter.event as Event<z.output<Events[Name]>>;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#listening.dispose();
    for (const { reject } of this.#waiting.values()) reject(new AskError('disposed', 'The panel was closed.'));
    this.#waiting.clear();
    for (const emitter of this.#emitters.values()) emitter.dispose();
  }

  #ask(endpoint: string, params: unknown, { signal, milliseconds = 60_000 }: AskOptions): Promise<unknown> {
    if (this.#disposed) return Promise.reject(new AskError('disposed', 'The panel was closed.'));
    if (signal?.aborted) return Promise.reject(new AskError('cancelled', `${endpoint} was cancelled.`));
    const sent = toWire(this.endpoints[endpoint]?.params.parse(params));
    const foreseen = this.#takeForeseen(endpoint, sent);
    if (foreseen) return foreseen;
    const id = this.#nextId++;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(
        () => this.#giveUp(id, new AskError('timeout', `${endpoint} had no answer.`)),
        milliseconds,
      );
      const cancel = () => this.#giveUp(id, new AskError('cancelled', `${endpoint} was cancelled.`));
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
      };
      signal?.addEventListener('abort', cancel);
      this.#waiting.set(id, {
        ...{ endpoint, params: sent },
        resolve: (result) => {
          settle();
          resolve(result);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
    });
    this.port.send({ type: 'ask', id, endpoint, params: sent });
    return answer;
  }

  /** The answer that is here already, if it is one to just this. */
  #takeForeseen(endpoint: string, params: unknown): Promise<unknown> | null {
    const foreseen = this.#foreseen.get(endpoint);
    this.#foreseen.delete(endpoint);
    if (!foreseen || !isSame(foreseen.params, params)) return null;
    const parsed = this.endpoints[endpoint]?.result.safeParse(fromWire(foreseen.result));
    if (!parsed?.success) return null;
    this.port.send({ type: 'taken', endpoint, params });
    return Promise.resolve(parsed.data);
  }

  /** Keeps an answer until it is asked for; whoever waits for it need not wait longer. */
  #foresee(foreseen: Foreseen & { readonly endpoint: string }): void {
    const { endpoint, params, result } = foreseen;
    const [id] =
      [...this.#waiting].find(([, asked]) => asked.endpoint === endpoint && isSame(asked.params, params)) ?? [];
    if (id === undefined) this.#foreseen.set(endpoint, foreseen);
    else this.#receive({ type: 'ok', id, result });
  }

  #giveUp(id: number, error: AskError): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    this.port.send({ type: 'cancel', id });
    waiting.reject(error);
  }

  #receive(reply: Reply): void {
    if (reply.type === 'event') return this.#tell(reply.event, reply.data);
    if (reply.type === 'foreseen') return this.#foresee(reply);
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    if (reply.type === 'error') return waiting.reject(new AskError('failed', reply.message));
    const parsed = this.endpoints[waiting.endpoint]?.result.safeParse(fromWire(reply.result));
    if (parsed?.success) waiting.resolve(parsed.data);
    else waiting.reject(new AskError('malformed', `${waiting.endpoint} had an answer that cannot be read.`));
  }

  #tell(name: string, data: unknown): void {
    // What happened since may have made them untrue.
    this.#foreseen.clear();
    const parsed = this.events[name]?.safeParse(fromWire(data));
    if (parsed?.success) this.#emitters.get(name)?.fire(parsed.data);
  }
}

function isSame(params: unknown, others: unknown): boolean {
  return JSON.stringify(params) === JSON.stringify(others);
}
