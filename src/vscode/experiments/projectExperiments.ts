import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable';
import { sourcePaths } from '../../project/declaredRuns';
import { nothingLeftOut, type LeftOut } from '../../base/leftOut';
import type { Logger } from '../../base/logger';
import { noDevelopment, type DevelopmentFacts } from '../../runs/development';
import { passingStoreAt, type PassingStore } from '../../store/passingStore';
import { hasStore } from '../../store/storeFiles';
import type { FromImport } from '../../workers/importProtocol';
import { notKept } from '../../workers/notKept';
import type { RunsTold } from '../../workers/runsProtocol';
import type { RunsThread } from '../../workers/runsThread';
import type { Project } from '../project/project';
import type { ImportThread } from './importThread';
import { RunsWatch } from './runsWatch';

/** The window is drawn first. */
const startAfter = 200;

/** What runs tell of the development takes a look at all of them: at most this share of the time goes into that. */
const learningShare = 0.1;

/** While runs are imported the store changes many times a second: who shows them is told this often. */
const tellEvery = 400;

export interface ProjectExperimentsNeeds {
  readonly runs: RunsThread;
  readonly imports: ImportThread;
  readonly logger: Logger;
  readonly mayHaveRuns: () => boolean;
  readonly changed: () => void;
  /** The same at once, however often. */
  readonly heard: () => void;
  readonly reported: () => void;
}

/** The runs of one project: when they are looked for, what is known of them, who is told. */
export class ProjectExperiments implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #watch: RunsWatch;
  #telling: NodeJS.Timeout | undefined;
  #toldAt = 0;
  #learning: NodeJS.Timeout | undefined;
  #learnAfter = 0;
  /** What `tend.yaml` said of sources when they were looked for last. */
  #declared: string | null = null;

  /** Where the runs are while nothing can be kept in the project. */
  #passing: PassingStore | null = null;
  /** What was wrong when runs were read from the store last, and when they were to be kept there. */
  #problem: string | null = null;
  #keeping: string | null = null;

  reading: { readonly source: string; readonly runs: number } | null = null;
  lost: string | null = null;
  leftOut: LeftOut = nothingLeftOut;
  /** Everything that was found has been read once. */
  settled = false;
  development: DevelopmentFacts | null = null;

  constructor(
    readonly project: Project,
    private readonly needs: ProjectExperimentsNeeds,
  ) {
    const { imports, runs } = needs;
    const { root, scope } = project;
    this.#watch = this.#parts.register(
      new RunsWatch(
        vscode.Uri.parse(scope),
        {
          changed: (paths, closely) => imports.tell({ type: 'read', root, paths, full: false, closely }),
          mayBeMore: () => this.#look(),
          storeReplaced: () => this.#storeReplaced(),
        },
        needs.logger,
      ),
    );
    const timer = setTimeout(() => this.configure(), startAfter);
    this.#parts.register(toDisposable(() => [timer, this.#telling, this.#learning].forEach(clearTimeout)));
    this.#parts.register(toDisposable(() => imports.tell({ type: 'close', root })));
    this.#parts.register(toDisposable(() => runs.close(root)));
    this.#parts.register(toDisposable(() => this.#passing?.dispose()));
  }

  get notice(): string | null {
    return this.#passing ? notKept : (this.#keeping ?? this.#problem);
  }

  /** `tend.yaml` is another: it names sources, and the metric that decides. */
  configure(): void {
    this.#openRuns();
    const declared = JSON.stringify(this.project.config?.parsed.config.experiments?.sources ?? []);
    if (declared === this.#declared) return this.#changed();
    this.#declared = declared;
    this.#look();
    if (this.needs.mayHaveRuns()) this.#changed();
  }

  refresh(): void {
    this.#look();
    this.needs.imports.tell({ type: 'read', root: this.project.root, paths: null, full: true });
  }

  heardOfRuns(message: RunsTold): void {
    if (message.type === 'changed') return this.#changed();
    if (message.type === 'notice') this.#problem = message.notice;
    else this.lost = message.lost;
    this.needs.reported();
  }

  heardOfImport(message: Exclude<FromImport, { type: 'log' | 'resting' }>): void {
    if (message.type === 'notice') this.#keeping = message.notice;
    if (message.type === 'leftOut') this.leftOut = message.leftOut;
    if (message.type === 'passing') this.#pass(message.store);
    if (message.type === 'reading') {
      this.reading = message.now;
      this.settled ||= message.now === null;
      if (message.now === null && hasStore(this.project.root)) void this.#watch.prove();
      this.#changed();
    }
    if (message.type === 'looked') {
      this.#watch.follow(message.looked.found);
      const foundNothing = message.looked.done && message.looked.found.length === 0;
      this.settled ||= foundNothing;
      if (foundNothing && !this.needs.mayHaveRuns()) this.development = noDevelopment;
    }
    this.needs.reported();
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #openRuns(): void {
    const { root, config } = this.project;
    const passing = this.#passing?.root ?? null;
    this.needs.runs.open({ type: 'open', root, config: config?.parsed.config ?? {}, passing });
  }

  /** What was in another one is in the new one too; a thread that ended left its own behind. */
  #pass(store: string | null): void {
    this.#passing?.dispose();
    this.#passing = store === null ? null : passingStoreAt(store);
    this.#openRuns();
    this.#changed();
  }

  #look(): void {
    const { root, config } = this.project;
    this.needs.imports.tell({ type: 'look', root, declared: sourcePaths(config?.parsed.config ?? {}) });
  }

  /** What was in a store that was deleted is read anew from the sources. */
  #storeReplaced(): void {
    this.needs.imports.tell({ type: 'read', root: this.project.root, paths: null, full: false });
    this.#changed();
  }

  #changed(): void {
    if (this.#parts.isDisposed) return;
    this.needs.heard();
    if (this.#telling) return;
    const wait = Math.max(0, this.#toldAt + tellEvery - Date.now());
    this.#telling = setTimeout(() => {
      this.#telling = undefined;
      this.#toldAt = Date.now();
      this.needs.changed();
      this.#learnLater();
    }, wait);
  }

  #learnLater(): void {
    const learn = () => {
      this.#learning = undefined;
      void this.#learn();
    };
    this.#learning ??= setTimeout(learn, Math.max(0, this.#learnAfter - performance.now()));
  }

  async #learn(): Promise<void> {
    if (!this.needs.mayHaveRuns()) return;
    const start = performance.now();
    const learned = await this.needs.runs.ask(this.project.root, 'development', undefined).catch(() => null);
    this.#learnAfter = performance.now() + (performance.now() - start) / learningShare;
    if (this.#parts.isDisposed || JSON.stringify(learned) === JSON.stringify(this.development)) return;
    this.development = learned;
    this.needs.reported();
  }
}
