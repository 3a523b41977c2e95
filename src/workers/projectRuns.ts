import { MarkHistory } from '../actions/runs/markHistory';
import { personAt } from '../actions/models/actor';
import { CodeChanges } from '../actions/runs/compare/code/codeChanges';
import { readGit } from '../actions/runs/readGit';
import { developmentFacts } from '../actions/runs/developmentFacts';
import { ExperimentData } from '../actions/runs/table/experimentData';
import { TreeAnswers } from '../actions/runs/tree/treeAnswers';
import { DisposableStore, type Disposable } from '../base/disposable';
import type { Logger } from '../base/logger';
import type { ProjectConfig } from '../project/config';
import { metricMeaning } from '../actions/runs/table/metricMeaning';
import { registryRules } from '../models/registry/registryRules';
import type { AuditDraft } from '../models/registry/registryStore';
import type { RunStore } from '../runs/runStore';
import { openStore } from '../store/openStore';
import type { Store } from '../store/store';
import { lostMarks } from './lostMarks';
import { noRuns } from './noRuns';
import { notKept } from './notKept';
import type { OpenRuns, RunsAsk, RunsAsks } from './runsProtocol';
import { tryAgainAfter } from './tryAgain';
import { endpointAnswers } from './endpointAnswers';

export interface ProjectRunsOptions {
  readonly root: string;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly onDidChange: () => void;
  readonly onNotice: (notice: string | null) => void;
  /** What went with a store that was deleted or replaced, in words; null: nothing, or it is back. */
  readonly onLost: (lost: string | null) => void;
}

interface StoreAnswers {
  readonly of: RunStore;
  readonly by: Readonly<Record<RunsAsk, (question: never) => unknown>>;
  readonly invalidate: () => void;
}

/**
 * What is asked about the runs of one project. It reads the store while there is one, and never makes it; where the file was
 * deleted or replaced, the new one is opened with the next question, so that nothing stale is shown as fresh.
 */
export class ProjectRuns implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #code: CodeChanges;
  #config: ProjectConfig = {};
  #passing: string | null = null;
  #store: Store | null = null;
  #notBefore = 0;
  /** Runs that were marked in a store that is gone, and those that are in the one that came after it. */
  #lost = 0;
  #left = 0;
  #answers: StoreAnswers | null = null;

  constructor(private readonly options: ProjectRunsOptions) {
    this.#code = new CodeChanges((args, input) => readGit(options.root, args, input));
  }

  configure({ config, passing }: Pick<OpenRuns, 'config' | 'passing'>): void {
    this.#config = config;
    this.#answers?.invalidate();
    if (passing === this.#passing) return;
    this.#passing = passing;
    this.#notBefore = 0;
    this.#close();
  }

  answer(name: RunsAsk, question: unknown): unknown {
    return this.#current()[name](question as never);
  }

  dispose(): void {
    this.#close();
    this.#parts.dispose();
  }

  #current(): StoreAnswers['by'] {
    if (this.#store?.isGone) {
      if (this.#passing === null) this.#lose(this.#store);
      else this.#close();
    }
    this.#store ??= this.#open();
    const runs = this.#store?.runs ?? noRuns;
    if (this.#answers?.of !== runs) this.#answers = this.#answersOf(runs);
    return this.#answers.by;
  }

  #open(): Store | null {
    const { root, logger, now } = this.options;
    if (now().getTime() < this.#notBefore) return null;
    const opened = openStore(this.#passing ?? root, { create: false, logger, now });
    if (opened.kind === 'unusable') this.#notBefore = now().getTime() + tryAgainAfter;
    this.options.onNotice(opened.kind === 'unusable' ? opened.problem : null);
    if (opened.kind !== 'open') return null;
    opened.store.onDidChange(() => this.#changed());
    this.#left = this.#lost > 0 ? opened.store.runs.marked() : 0;
    if (this.#lost > 0) this.#tellLost(this.#lost - this.#left);
    return opened.store;
  }

  /** A file that was deleted is still read by who has it open. */
  #lose(store: Store): void {
    this.#lost = Math.max(this.#lost, markedIn(store));
    this.#close();
    if (this.#lost > 0) this.#tellLost(this.#lost);
  }

  #tellLost(runs: number): void {
    this.options.onLost(runs > 0 ? lostMarks(this.options.root, runs) : null);
  }

  #changed(): void {
    // Who marks runs again has read it.
    if (this.#lost > 0 && (this.#store?.runs.marked() ?? 0) > this.#left) {
      this.#lost = 0;
      this.options.onLost(null);
    }
    this.#answers?.invalidate();
    this.options.onDidChange();
  }

  #close(): void {
    this.#store?.dispose();
    this.#store = null;
    this.#answers = null;
  }

  #answersOf(store: RunStore): StoreAnswers {
    const { now } = this.options;
    const meaning = () => metricMeaning(this.#config);
    const tree = new TreeAnswers({ store, meaning, now });
    const data = new ExperimentData({ store, meaning, now });
    const refused = this.#passing === null ? null : notKept;
    const history = new MarkHistory(store, (work, draftsOf) => this.#recorded(work, draftsOf), refused);
    const rowsOf = (digest: string) => this.#store?.profiles.rowsOf(digest) ?? null;
    const answer = endpointAnswers({ store, data, history, meaning, now, rowsOf, code: this.#code });
    const by: RunsAsks = {
      data: ({ endpoint, params }) => answer(endpoint, params),
      tree: (question) => tree.tree(question),
      development: () => developmentFacts(store, meaning(), now().getTime()),
      sources: () => store.sources(),
      details: (ids) => ids.flatMap((id) => detailsOf(store, id)),
      mark: (change) => history.mark(change),
      undo: () => history.undo(),
      redo: () => history.redo(),
      deleted: () => store.runs(store.removed()),
      restore: (ids) => history.restore(ids),
    };
    const invalidate = () => {
      tree.invalidate();
      data.invalidate();
    };
    return { of: store, by, invalidate };
  }

  #recorded<T>(work: () => T, draftsOf: (done: T) => readonly AuditDraft[]): T {
    const { root, now } = this.options;
    const store = this.#store;
    if (!store) return work();
    const { audit } = store.registry(registryRules);
    const actor = personAt(root, process.env);
    return store.together(() => {
      const done = work();
      for (const draft of draftsOf(done)) audit.append(draft, actor, now());
      return done;
    });
  }
}

/** None where the file was overwritten, and is no store any more. */
function markedIn(store: Store): number {
  try {
    return store.runs.marked();
  } catch {
    return 0;
  }
}

function detailsOf(store: RunStore, id: string) {
  const number = store.byId(id);
  const details = number === null ? null : store.details(number);
  return details ? [details] : [];
}
