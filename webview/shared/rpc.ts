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
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: AskError) => void;
}

/** Asks the extension and hears its events. Both directions are parsed; what is malformed is an error, never a value. */
export class RpcClient<All extends Endpoints, Events extends EventSchemas> implements Disposable {
  /** One method for each endpoint, without options. */
  readonly asks: Asks<All>;
  readonly #waiting = new Map<number, Waiting>();
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
        endpoint,
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
    this.port.send({ type: 'ask', id, endpoint, params: toWire(this.endpoints[endpoint]?.params.parse(params)) });
    return answer;
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
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    if (reply.type === 'error') return waiting.reject(new AskError('failed', reply.message));
    const parsed = this.endpoints[waiting.endpoint]?.result.safeParse(fromWire(reply.result));
    if (parsed?.success) waiting.resolve(parsed.data);
    else waiting.reject(new AskError('malformed', `${waiting.endpoint} had an answer that cannot be read.`));
  }

  #tell(name: string, data: unknown): void {
    const parsed = this.events[name]?.safeParse(fromWire(data));
    if (parsed?.success) this.#emitters.get(name)?.fire(parsed.data);
  }
}
