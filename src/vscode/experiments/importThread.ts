import type { Worker } from 'node:worker_threads';
import type { Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Logger } from '../../base/logger';
import type { FromImport, LookedFor, ToImport } from '../../workers/importProtocol';

/** What a thread that crashes again and again is not started for. */
const mostCrashes = 3;

type Told = Exclude<FromImport, { type: 'log' | 'resting' }>;

/**
 * The thread that finds and imports runs. It is started when there is something to look for, ends itself where nothing was
 * found, and is started again after a crash: what it wrote until then is in the store.
 */
export class ImportThread implements Disposable {
  readonly #onDidTell = new Emitter<Told>();
  /** What was last looked for, by project. */
  readonly #looks = new Map<string, ToImport>();
  readonly #looked = new Map<string, LookedFor>();
  #worker: Worker | null = null;
  #crashes = 0;

  readonly onDidTell: Event<Told> = this.#onDidTell.event;

  constructor(private readonly options: { readonly start: () => Worker; readonly logger: Logger }) {}

  /** Where runs were looked for; null before. */
  looked(root: string): LookedFor | null {
    return this.#looked.get(root) ?? null;
  }

  tell(message: ToImport): void {
    if (message.type === 'look') this.#looks.set(message.root, message);
    if (message.type === 'close') {
      this.#looks.delete(message.root);
      this.#looked.delete(message.root);
    }
    if (this.#worker) this.#worker.postMessage(message);
    else if (message.type !== 'close') this.#start();
  }

  dispose(): void {
    this.#end();
    this.#onDidTell.dispose();
  }

  /** A thread that is new knows nothing: it looks everywhere. */
  #start(): void {
    if (this.#crashes >= mostCrashes) return;
    const worker = this.options.start();
    this.#worker = worker;
    worker.on('message', (message: FromImport) => this.#receive(message));
    worker.on('error', (error) => this.options.logger.error(`The import of runs failed: ${error.message}`));
    worker.on('exit', () => this.#ended(worker));
    for (const look of this.#looks.values()) worker.postMessage(look);
  }

  #receive(message: FromImport): void {
    if (message.type === 'log') return this.options.logger[message.level](message.message);
    if (message.type === 'resting') return this.#rest();
    if (message.type === 'looked') this.#looked.set(message.root, message.looked);
    this.#onDidTell.fire(message);
  }

  #rest(): void {
    this.#crashes = 0;
    const foundSomething = [...this.#looked.values()].some(({ found, done }) => found.length > 0 || !done);
    if (!foundSomething) this.#end();
  }

  #ended(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#crashes++;
    if (this.#crashes >= mostCrashes)
      this.options.logger.error('The import of runs failed again and again; it is not tried any more in this window.');
    this.#start();
  }

  #end(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
  }
}
