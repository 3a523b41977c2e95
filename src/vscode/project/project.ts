import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import { errorMessage } from '../../base/errors';
import type { Logger } from '../../base/logger';
import { plural } from '../../base/text';
import type { Discovery } from '../../project/discovery';
import { noExpectations, type Expectations } from '../../project/expectations';
import { loadConfig, type LoadedConfig } from './loadedConfig';

/** Where a project gets its facts from. */
export interface ProjectSources {
  /** The text of `tend.yaml` on disk; null where there is none. */
  readConfig(): Promise<string | null>;
  /** What the folder holds as its `tend.yaml`, where there is one, says. */
  discover(signal: AbortSignal, config: LoadedConfig | null): Promise<Discovery>;
}

export interface ProjectOptions {
  /** Path of the folder. */
  readonly root: string;
  /** The text of the folder's URI: keeps the rows of several projects apart. */
  readonly scope: string;
  readonly name: string;
  readonly sources: ProjectSources;
  readonly logger: Logger;
}

/** One folder of the window: what is in it and what its `tend.yaml` says. */
export class Project implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidDiscover = this.#parts.register(new Emitter<Discovery>());
  readonly #onDidChangeConfig = this.#parts.register(new Emitter<void>());
  #config: Promise<LoadedConfig | null> | null = null;
  #loadedConfig: LoadedConfig | null = null;
  #discovery: Discovery | null = null;
  #discovering: AbortController | null = null;

  readonly onDidDiscover: Event<Discovery> = this.#onDidDiscover.event;
  readonly onDidChangeConfig: Event<void> = this.#onDidChangeConfig.event;

  constructor(private readonly options: ProjectOptions) {}

  get root(): string {
    return this.options.root;
  }

  get scope(): string {
    return this.options.scope;
  }

  get name(): string {
    return this.options.name;
  }

  /** Null until the folder was listed for the first time. */
  get discovery(): Discovery | null {
    return this.#discovery;
  }

  /** What was last read of `tend.yaml`; null where there is none or it was not read yet. */
  get config(): LoadedConfig | null {
    return this.#loadedConfig;
  }

  async expectationsFor(path: string): Promise<Expectations> {
    return (await this.#currentConfig())?.expectationsFor(path) ?? noExpectations;
  }

  /** Reads `tend.yaml` again; of several readings under way the last one counts. */
  async reloadConfig(): Promise<void> {
    const reading = this.#readConfig();
    this.#config = reading;
    const loaded = await reading;
    if (this.#config !== reading) return;
    this.#loadedConfig = loaded;
    this.#onDidChangeConfig.fire();
  }

  /** Lists the folder again; a newer listing takes the place of one under way. */
  async discover(): Promise<void> {
    this.#discovering?.abort();
    const controller = new AbortController();
    this.#discovering = controller;
    try {
      const config = await this.#currentConfig();
      const start = performance.now();
      const discovery = await this.options.sources.discover(controller.signal, config);
      if (controller.signal.aborted) return;
      this.#discovery = discovery;
      const took = Math.round(performance.now() - start);
      const found = plural(discovery.dataFiles.length, 'data file');
      this.options.logger.info(`listed ${this.name}: ${found} in ${took} ms`);
      this.#onDidDiscover.fire(discovery);
    } catch (error) {
      if (!controller.signal.aborted) this.options.logger.error(`${this.name} was not listed: ${errorMessage(error)}`);
    }
  }

  dispose(): void {
    this.#discovering?.abort();
    this.#parts.dispose();
  }

  #currentConfig(): Promise<LoadedConfig | null> {
    if (!this.#config) void this.reloadConfig();
    return this.#config ?? Promise.resolve(null);
  }

  async #readConfig(): Promise<LoadedConfig | null> {
    try {
      const text = await this.options.sources.readConfig();
      return text === null ? null : await loadConfig(text);
    } catch (error) {
      this.options.logger.error(`tend.yaml was not read: ${errorMessage(error)}`);
      return null;
    }
  }
}
