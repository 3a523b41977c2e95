import type { Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/event';
import type { Logger } from '../base/logger';
import type { FromRuns, RunsAsk, RunsAsks, ToRuns } from './runsProtocol';

/** The part of a `node:worker_threads` Worker that is needed. */
export interface RunsThreadWorker {
  postMessage(message: ToRuns): void;
  on(event: 'message', listener: (message: FromRuns) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

interface Waiting {
  readonly message: Extract<ToRuns, { type: 'ask' }>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  crashes: number;
}

/** The question of an ask; none where it takes none. */
export type Question<Name extends RunsAsk> = Parameters<RunsAsks[Name]>;

/** Asks the thread of the runs: starts it when there is something to ask, and again after a crash. */
export class RunsThread implements Disposable {
  readonly #onDidTell = new Emitter<Exclude<FromRuns, { type: 'answer' | 'failed' | 'log' }>>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #open = new Map<string, ToRuns>();
  #worker: RunsThreadWorker | null = null;
  #nextId = 1;
  #disposed = false;

  /** What the thread says unasked. */
  readonly onDidTell: Event<Exclude<FromRuns, { type: 'answer' | 'failed' | 'log' }>> = this.#onDidTell.event;

  constructor(private readonly options: { readonly start: () => RunsThreadWorker; readonly logger: Logger }) {}

  /** Says what is known of a project; to be said before something is asked about it, and again when it changes. */
  open(message: Extract<ToRuns, { type: 'open' }>): void {
    this.#open.set(message.root, message);
    this.#worker?.postMessage(message);
  }

  close(root: string): void {
    this.#open.delete(root);
    this.#worker?.postMessage({ type: 'close', root });
  }

  /** Rejects with what went wrong in one sentence. */
  ask<Name extends RunsAsk>(
    root: string,
    name: Name,
    question: Question<Name>[0],
    signal?: AbortSignal,
  ): Promise<ReturnType<RunsAsks[Name]>> {
    const id = this.#nextId++;
    const asked = new Promise<unknown>((resolve, reject) => {
      if (this.#disposed || signal?.aborted) return reject(new Error('The question was taken back.'));
      const waiting: Waiting = { message: { type: 'ask', id, root, name, question }, resolve, reject, crashes: 0 };
      this.#waiting.set(id, waiting);
      signal?.addEventListener('abort', () => this.#cancel(waiting), { once: true });
      this.#start().postMessage(waiting.message);
    });
    return asked as Promise<ReturnType<RunsAsks[Name]>>;
  }

  dispose(): void {
    this.#disposed = true;
    for (const { reject } of this.#waiting.values()) reject(new Error('The question was taken back.'));
    this.#waiting.clear();
    void this.#worker?.terminate();
    this.#worker = null;
    this.#onDidTell.dispose();
  }

  #cancel({ message, reject }: Waiting): void {
    if (!this.#waiting.delete(message.id)) return;
    this.#worker?.postMessage({ type: 'cancel', id: message.id });
    reject(new Error('The question was taken back.'));
  }

  #start(): RunsThreadWorker {
    if (this.#worker) return this.#worker;
    const worker = this.options.start();
    this.#worker = worker;
    worker.on('message', (message) => this.#receive(message));
    worker.on('error', (error) => this.options.logger.error(`The thread of the runs failed: ${error.message}`));
    worker.on('exit', () => this.#ended(worker));
    for (const message of this.#open.values()) worker.postMessage(message);
    return worker;
  }

  #receive(message: FromRuns): void {
    if (message.type === 'log') return this.options.logger[message.level](message.message);
    if (message.type !== 'answer' && message.type !== 'failed') return this.#onDidTell.fire(message);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === 'answer') waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }

  /** What was asked is asked once more; what ended the thread twice is given up. */
  #ended(worker: RunsThreadWorker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const waiting of [...this.#waiting.values()]) {
      waiting.crashes++;
      if (waiting.crashes < 2) continue;
      this.#waiting.delete(waiting.message.id);
      waiting.reject(new Error('The runs could not be read: the thread that reads them ended twice.'));
    }
    for (const { message } of [...this.#waiting.values()]) this.#start().postMessage(message);
    for (const root of this.#open.keys()) this.#onDidTell.fire({ type: 'changed', root, ids: null });
  }
}
