import type { Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/event';
import type { Logger } from '../base/logger';
import type { LogMessage } from './sentLogger';

/** What a thread is asked: an answer for a question, by name. */
type AsksOf<Asks> = { readonly [Name in keyof Asks]: (question: never) => unknown };

/** What a thread is told first of a project; `root` is its path. */
interface OpenProject {
  readonly type: 'open';
  readonly root: string;
}

export interface AskMessage<Name = string> {
  readonly type: 'ask';
  readonly id: number;
  readonly root: string;
  readonly name: Name;
  readonly question: unknown;
}

/** What a thread that answers questions about projects is told. */
export type ToThread<Asks, Open extends OpenProject> =
  | Open
  | { readonly type: 'close'; readonly root: string }
  | AskMessage<keyof Asks>
  | { readonly type: 'cancel'; readonly id: number };

/** What it says: answers, and `Told` unasked. */
export type FromThread<Told> =
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  /** `code`: which rule said no, where it tells that. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly code?: string | undefined }
  /** How far the work for a question is. */
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | Told
  | LogMessage;

/** The part of a `node:worker_threads` Worker that is needed. */
export interface QuestionWorker<To, From> {
  postMessage(message: To): void;
  on(event: 'message', listener: (message: From) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

export interface QuestionThreadOptions<To, From, Name, Told> {
  readonly start: () => QuestionWorker<To, From>;
  readonly logger: Logger;
  /** What the thread is for, in a word or two: "the runs". */
  readonly subject: string;
  /** What ended the thread is asked once more if it only reads: what writes may have been done already. */
  readonly asksAgain: (name: Name) => boolean;
  /** What is told of a project after the thread had to be started again. */
  readonly restarted: (root: string) => Told;
}

interface Waiting<Name> {
  readonly message: AskMessage<Name>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: (progress: unknown) => void;
  crashes: number;
}

/** The question of an ask; none where it takes none. */
export type Question<Asks extends AsksOf<Asks>, Name extends keyof Asks> = Parameters<Asks[Name]>;

export interface Asking {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: unknown) => void) | undefined;
}

/** What went wrong with a question in one sentence; `code`: which rule said no, where it tells that. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError';

  constructor(
    message: string,
    readonly code?: string | undefined,
  ) {
    super(message);
  }
}

/** A thread that ended so often without an answer in between is not started again in this window. */
const mostCrashes = 3;

const takenBack = () => new Error('The question was taken back.');

/** Asks a thread about projects: starts it when there is something to ask, and again after a crash. */
export class QuestionThread<Asks extends AsksOf<Asks>, Open extends OpenProject, Told> implements Disposable {
  readonly #onDidTell = new Emitter<Told>();
  readonly #waiting = new Map<number, Waiting<keyof Asks>>();
  readonly #open = new Map<string, Open>();
  #worker: QuestionWorker<ToThread<Asks, Open>, FromThread<Told>> | null = null;
  #nextId = 1;
  #crashes = 0;
  #disposed = false;

  /** What the thread says unasked. */
  readonly onDidTell: Event<Told> = this.#onDidTell.event;

  constructor(
    private readonly options: QuestionThreadOptions<ToThread<Asks, Open>, FromThread<Told>, keyof Asks, Told>,
  ) {}

  /** Says what is known of a project; to be said before something is asked about it, and again when it changes. */
  open(message: Open): void {
    this.#open.set(message.root, message);
    this.#worker?.postMessage(message);
  }

  close(root: string): void {
    this.#open.delete(root);
    this.#worker?.postMessage({ type: 'close', root });
  }

  /** Rejects with what went wrong in one sentence. */
  ask<Name extends keyof Asks>(
    root: string,
    name: Name,
    question: Question<Asks, Name>[0],
    { signal, progress = () => undefined }: Asking = {},
  ): Promise<ReturnType<Asks[Name]>> {
    const id = this.#nextId++;
    const asked = new Promise<unknown>((resolve, reject) => {
      if (this.#disposed || signal?.aborted) return reject(takenBack());
      if (this.#crashes >= mostCrashes) return reject(this.#givenUp());
      const message: AskMessage<keyof Asks> = { type: 'ask', id, root, name, question };
      const waiting: Waiting<keyof Asks> = { message, resolve, reject, progress, crashes: 0 };
      this.#waiting.set(id, waiting);
      signal?.addEventListener('abort', () => this.#cancel(waiting), { once: true });
      this.#start().postMessage(message);
    });
    return asked as Promise<ReturnType<Asks[Name]>>;
  }

  dispose(): void {
    this.#disposed = true;
    for (const { reject } of this.#waiting.values()) reject(takenBack());
    this.#waiting.clear();
    void this.#worker?.terminate();
    this.#worker = null;
    this.#onDidTell.dispose();
  }

  /** What changes something is waited for until it has ended: only the thread knows whether it was done in time. */
  #cancel({ message, reject }: Waiting<keyof Asks>): void {
    if (!this.#waiting.has(message.id)) return;
    this.#worker?.postMessage({ type: 'cancel', id: message.id });
    if (!this.options.asksAgain(message.name)) return;
    this.#waiting.delete(message.id);
    reject(takenBack());
  }

  #start(): QuestionWorker<ToThread<Asks, Open>, FromThread<Told>> {
    if (this.#worker) return this.#worker;
    const worker = this.options.start();
    this.#worker = worker;
    worker.on('message', (message) => this.#receive(message));
    worker.on('error', ({ message }) =>
      this.options.logger.error(`The thread of ${this.options.subject} failed: ${message}`),
    );
    worker.on('exit', () => this.#ended(worker));
    for (const message of this.#open.values()) worker.postMessage(message);
    return worker;
  }

  #receive(message: FromThread<Told>): void {
    if (isLog(message)) return this.options.logger[message.level](message.message);
    if (!isReply(message)) return this.#onDidTell.fire(message);
    const waiting = this.#waiting.get(message.id);
    if (message.type === 'progress') return waiting?.progress(message.progress);
    this.#crashes = 0;
    this.#waiting.delete(message.id);
    if (message.type === 'answer') waiting?.resolve(message.answer);
    else waiting?.reject(new QuestionError(message.message, message.code));
  }

  /** What was asked is asked once more; what ended the thread twice is given up. */
  #ended(worker: QuestionWorker<ToThread<Asks, Open>, FromThread<Told>>): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#crashes++;
    const { subject, asksAgain, restarted } = this.options;
    for (const waiting of [...this.#waiting.values()]) {
      waiting.crashes++;
      const again = asksAgain(waiting.message.name);
      if (waiting.crashes < 2 && again) continue;
      this.#waiting.delete(waiting.message.id);
      const why = again
        ? `${capital(subject)} could not be read: the thread that reads them ended twice.`
        : `The thread of ${subject} ended before this was done; look at what stands before trying again.`;
      waiting.reject(new Error(why));
    }
    if (this.#crashes >= mostCrashes) return this.#giveUp();
    for (const { message } of [...this.#waiting.values()]) this.#start().postMessage(message);
    for (const root of this.#open.keys()) this.#onDidTell.fire(restarted(root));
  }

  #giveUp(): void {
    const error = this.#givenUp();
    this.options.logger.error(error.message);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #givenUp(): Error {
    return new Error(
      `The thread of ${this.options.subject} ended again and again; it is not tried any more in this window.`,
    );
  }
}

type Reply = Extract<FromThread<never>, { readonly id: number }>;

function isReply(message: unknown): message is Reply {
  const { type } = message as { readonly type: string };
  return type === 'answer' || type === 'failed' || type === 'progress';
}

function isLog(message: unknown): message is LogMessage {
  return (message as { readonly type: string }).type === 'log';
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
