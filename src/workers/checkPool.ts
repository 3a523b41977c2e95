import type { Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/event';
import type { Logger } from '../base/logger';
import { DataError, type FileReport } from '../data/report';
import type { FromWorker, MirrorMessage, PoolRequest, ToWorker } from './checkProtocol';

/** The part of a `node:worker_threads` Worker that the pool needs. */
export interface PoolWorker {
  postMessage(message: ToWorker): void;
  on(event: 'message', listener: (message: FromWorker) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

export interface PoolOptions {
  readonly start: () => PoolWorker;
  readonly logger: Logger;
  /** Milliseconds without work after which the thread is ended. */
  readonly idleAfter: number;
  /** Another thread is made ready in place of one that was ended: its memory is free, and the next check still soon begun. */
  readonly staysReady: boolean;
}

export interface PoolHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

interface Job {
  readonly id: number;
  readonly request: PoolRequest;
  readonly hooks: PoolHooks;
  readonly resolve: (report: FileReport) => void;
  readonly reject: (error: Error) => void;
  crashes: number;
}

/** Runs checks one after the other on one long-lived worker thread; starts it when needed and again after a crash. */
export class CheckPool implements Disposable {
  readonly #onDidEnd = new Emitter<void>();
  readonly #waiting: Job[] = [];
  #running: Job | null = null;
  #worker: PoolWorker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #nextId = 1;
  /** The thread has done nothing yet that left anything in its memory. */
  #isFresh = true;
  #disposed = false;

  /** The thread ended, and what it mirrored with it. */
  readonly onDidEnd: Event<void> = this.#onDidEnd.event;

  constructor(private readonly options: PoolOptions) {}

  /** Rejects with a `DataError` (reason `cancelled` when the signal is aborted). */
  check(request: PoolRequest, hooks: PoolHooks = {}): Promise<FileReport> {
    return new Promise((resolve, reject) => {
      const job: Job = { id: this.#nextId++, request, hooks, resolve, reject, crashes: 0 };
      if (this.#disposed || hooks.signal?.aborted) return reject(cancelled());
      hooks.signal?.addEventListener('abort', () => this.#cancel(job), { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Starts the thread before there is work for it. */
  warmUp(): void {
    if (!this.#disposed && !this.#worker) this.#start().postMessage({ type: 'warmUp' });
  }

  /** Tells the thread about an open document. */
  mirror(message: MirrorMessage): void {
    if (this.#disposed || (message.type === 'close' && !this.#worker)) return;
    this.#start().postMessage(message);
    this.#isFresh = false;
    this.#rest();
  }

  dispose(): void {
    this.#disposed = true;
    this.#stopIdling();
    for (const job of [...this.#waiting.splice(0), ...(this.#running ? [this.#running] : [])]) job.reject(cancelled());
    this.#running = null;
    void this.#worker?.terminate();
    this.#worker = null;
    this.#onDidEnd.dispose();
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return this.#rest();
    this.#stopIdling();
    this.#running = job;
    this.#start().postMessage({ type: 'check', id: job.id, request: job.request });
    this.#isFresh = false;
  }

  #cancel(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    else if (job === this.#running) this.#worker?.postMessage({ type: 'cancel', id: job.id });
    job.reject(cancelled());
  }

  #receive(message: FromWorker): void {
    const job = this.#running;
    if (job?.id !== message.id) return;
    if (message.type === 'progress') return job.hooks.onProgress?.(message.share);
    this.#running = null;
    if (message.type === 'done') job.resolve(message.report);
    else job.reject(failure(message));
    this.#next();
  }

  #start(): PoolWorker {
    if (this.#worker) return this.#worker;
    const worker = this.options.start();
    this.#worker = worker;
    this.#isFresh = true;
    worker.on('message', (message) => this.#receive(message));
    worker.on('error', (error) =>
      this.options.logger.error(`The check thread failed: ${error.stack ?? error.message}`),
    );
    worker.on('exit', () => this.#ended(worker));
    return worker;
  }

  #ended(worker: PoolWorker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const job = this.#running;
    this.#running = null;
    this.#onDidEnd.fire();
    if (job) this.#afterCrash(job);
    if (this.#waiting.length > 0) this.#next();
  }

  /** A file is tried once more; what broke the thread twice is given up. A mirror died with the thread. */
  #afterCrash(job: Job): void {
    job.crashes++;
    if (job.request.source.kind === 'mirror') job.reject(new DataError('changed', 'The check has to begin again.'));
    else if (job.crashes < 2) this.#waiting.unshift(job);
    else
      job.reject(new DataError('unreadable', `${job.request.reportPath} could not be checked: the check ended early.`));
  }

  /** Ends the thread after a while without work. */
  #rest(): void {
    this.#stopIdling();
    if (!this.#worker || this.#running || this.#disposed || this.#isFresh) return;
    this.#idle = setTimeout(() => this.#endIdle(), this.options.idleAfter);
  }

  #endIdle(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#onDidEnd.fire();
    if (this.options.staysReady) this.warmUp();
  }

  #stopIdling(): void {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
  }
}

function cancelled(): DataError {
  return new DataError('cancelled', 'The check was cancelled.');
}

function failure(message: Extract<FromWorker, { type: 'failed' }>): Error {
  return message.reason === null ? new Error(message.message) : new DataError(message.reason, message.message);
}
