import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { personAt } from '../actions/models/actor';
import type { ModelContext } from '../actions/models/modelContext';
import { modelStores } from '../actions/models/modelStores';
import { modelsTree, numberedVersions } from '../actions/models/modelsTree';
import { packageableRuns } from '../actions/models/pages/packageableRuns';
import { packagedContents, type PackagedContents } from '../actions/models/pages/packagedContents';
import { rowToType } from '../actions/models/pages/rowToType';
import { inputRows } from '../actions/models/pages/inputRows';
import { drillProblem } from '../actions/models/pages/drillProblem';
import { namedPurgeProblem } from '../actions/models/purgeModel';
import { purgeRemains } from '../actions/models/restoring/purgeRemains';
import { rollBackChoice } from '../actions/models/pages/rollBackChoice';
import { refusedAct } from '../actions/models/pages/refusedAct';
import { suitableVersions } from '../actions/models/pages/suitableVersions';
import { packageAt, unregisteredPackages } from '../actions/models/pages/unregisteredPackages';
import { ownRequirements } from '../actions/models/packaging/ownRequirements';
import { packagedFile } from '../actions/models/packaging/packagedFile';
import { registryFacts } from '../actions/models/registryFacts';
import { runningPlan } from '../actions/models/restoring/runningPlan';
import { syncLedger } from '../actions/models/syncLedger';
import { unreadState } from '../actions/models/unreadEvents';
import type { Disposable } from '../base/disposable';
import type { Logger } from '../base/logger';
import { eventText } from '../models/registry/eventText';
import { openLoads } from '../models/inspect/openLoads';
import type { RegistryFacts } from '../models/registry/registryFacts';
import { ledgerFolder } from '../models/registry/ledgerFolder';
import { Refusal } from '../models/refusal';
import { answering } from '../protocol/answering';
import { modelDataEndpoints } from '../protocol/models/endpoints';
import type { LoadableFiles } from '../project/discovery';
import { openedCopy } from '../store/openedCopy';
import { openStore, type OpenedStore } from '../store/openStore';
import type { PassingStore } from '../store/passingStore';
import type { Store } from '../store/store';
import { LoadingLines } from './loadingLines';
import { modelActions, type ActContext } from './modelActions';
import type { ModelInspections } from './modelInspections';
import { ModelPages } from './modelPages';
import type { ModelAct, ModelsAsk, ModelsAsks, OpenModels, Working } from './modelsProtocol';
import { tryAgainAfter } from './tryAgain';

export interface ProjectModelsOptions {
  readonly root: string;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly inspections: ModelInspections;
  readonly onDidChange: () => void;
  readonly onNotice: (notice: string | null) => void;
}

type Handlers = {
  readonly [Name in ModelsAsk]: (question: Parameters<ModelsAsks[Name]>[0], working: Working) => unknown;
};

const untrusted = 'Trust this folder first: its models are kept in a store.';

/**
 * What is asked about the models of one project, and done with them. The store is made by the first act, or where there is a
 * ledger to take in; where its file was deleted, the next question opens or makes a new one.
 */
export class ProjectModels implements Disposable {
  #open: Pick<OpenModels, 'config' | 'trusted'> = { config: {}, trusted: false };
  readonly #pages = new ModelPages();
  readonly #lines = new LoadingLines();
  #store: Store | null = null;
  /** Where the store is a copy, because nothing can be written where it stands: it answers, and nothing is recorded. */
  #passing: PassingStore | null = null;
  #known: { readonly state: string; readonly facts: RegistryFacts } | null = null;
  #notBefore = 0;
  #storeNotice: string | null = null;
  #ledgerNotice: string | null = null;

  readonly #handlers: Handlers = {
    tree: (_, working) => (this.#toRead(working) ? modelsTree(this.#context(working)) : []),
    versions: ({ model, number }, working) => this.#versions(model, number, working),
    facts: (_, working) => this.#facts(working),
    activity: ({ before, limit }, working) => this.#activity(before, limit, working),
    inspect: ({ path }, { signal }) => this.options.inspections.report(path, signal),
    loose: (found, working) => this.#loose(found, working),
    verdicts: (found, { signal }) => this.options.inspections.loose(this.options.root, found, null, signal),
    loads: (question, { signal }) => this.#lines.of(this.options.root, question, signal),
    openLoads: ({ dangers, ...python }) => openLoads(this.options.root, python, dangers),
    packageable: (_, working) => (this.#toRead(working) ? packageableRuns(this.#context(working)) : []),
    ownRequirements: (question, working) => {
      const runs = this.#toRead(working)?.runs ?? null;
      return ownRequirements({ root: this.options.root, runs }, question);
    },
    unregistered: (_, working) => (this.#toRead(working) ? unregisteredPackages(this.#context(working)) : []),
    packageAt: ({ folder }, working) => packageAt(this.#toAct(working), folder),
    drillProblem: (question, working) => drillProblem(this.#pagesContext(working), question),
    purgeProblem: ({ version }, working) => namedPurgeProblem(this.#toAct(working), version),
    purgeRemains: ({ version }, working) => purgeRemains(this.#toAct(working), version),
    rollBackChoice: (question, working) => rollBackChoice(this.#toAct(working), question),
    rowToType: (question, working) => rowToType(this.#pagesContext(working), question),
    inputRows: (question, working) => inputRows(this.#pagesContext(working), question),
    suitable: (question, working) => (this.#toRead(working) ? suitableVersions(this.#context(working), question) : []),
    refusedAct: (question, working) => refusedAct(this.#toAct(working), question),
    act: (act, working) => this.#act(act, working),
    record: ({ digest }, working) => this.#record(digest, working),
    promotion: (question, working) => this.#pages.promotion(this.#pagesContext(working), question),
    data: ({ endpoint, params }, working) =>
      answering(modelDataEndpoints, this.#pages.answers(this.#pagesContext(working)))(endpoint, params),
    plan: (question, working) => runningPlan(this.#pagesContext(working), question),
    packaged: (question, working) => (this.#toRead(working) ? packagedFile(this.#context(working), question) : null),
    gateOutput: ({ digest, stage, command }, working) =>
      this.#toRead(working)
        ?.gateRuns.of(digest, stage)
        .find((it) => it.command === command)?.output ?? null,
    sync: (_, working) => (this.#toRead(working) ? this.#sync(working) : 0),
  };

  constructor(private readonly options: ProjectModelsOptions) {}

  configure({ config, trusted }: Pick<OpenModels, 'config' | 'trusted'>): void {
    this.#open = { config, trusted };
    this.#pages.forget();
  }

  answer(name: ModelsAsk, question: unknown, working: Working): unknown {
    return this.#handlers[name](question as never, working);
  }

  dispose(): void {
    this.#store?.dispose();
    this.#store = null;
    this.#passing?.dispose();
    this.#passing = null;
    this.#known = null;
    this.#pages.forget();
  }

  /**
   * It takes a look at every version, or at every file where nothing may be taken in: once for each state of the registry or
   * of the files, and each day, because drills grow old.
   */
  #facts(working: Working): RegistryFacts {
    const { root, now } = this.options;
    const registry = this.#toRead(working) ? this.#context(working).registry : null;
    const read = registry ? `${registry.revision()} ${this.#ledgerNotice ?? ''}` : unreadState(root);
    const state = `${read} ${now().toDateString()}`;
    if (this.#known?.state !== state) this.#known = { state, facts: registryFacts(root, registry, now()) };
    return this.#known.facts;
  }

  #versions(model: string, number: number, working: Working) {
    return this.#toRead(working) ? numberedVersions(this.#context(working), model, number) : [];
  }

  #activity(before: number | null, limit: number, working: Working) {
    if (!this.#toRead(working)) return { records: [], total: 0 };
    const { audit } = this.#context(working);
    return { records: audit.page({ limit, ...(before === null ? {} : { before }) }), total: audit.count() };
  }

  #record(digest: string, working: Working): string | null {
    const event = this.#toRead(working) ? this.#context(working).registry.event(digest) : null;
    return event && eventText(event);
  }

  #loose(found: LoadableFiles, working: Working) {
    return this.options.inspections.loose(this.options.root, found, this.#contents(working), working.signal);
  }

  /** Null: what is registered is not known. */
  #contents(working: Working): PackagedContents | null {
    if (this.#toRead(working)) return packagedContents(this.#context(working));
    const isKnown = this.#open.trusted && this.#storeNotice === null;
    return isKnown ? { registered: new Set(), packaged: new Set(), purged: new Set(), isWhole: true } : null;
  }

  async #act({ action, input }: ModelAct, working: Working): Promise<unknown> {
    const act: (context: ActContext, input: never) => unknown = modelActions[action];
    return await act(this.#toAct(working), input as never);
  }

  /** With the store, which is made where there is none, and all that the ledger says. */
  #toAct(working: Working): ActContext {
    if (!this.#open.trusted) throw new Refusal(untrusted);
    // It may be writable by now.
    if (this.#passing) this.dispose();
    if (this.#opened(true, working) === null || this.#passing) throw new Refusal(this.#whyNothing());
    this.#sync(working);
    return this.#context(working);
  }

  /** The store where there is one, or where a ledger asks for one; null: nothing is known of models here. */
  #toRead(working: Working): Store | null {
    if (!this.#open.trusted) return null;
    return this.#opened(existsSync(join(this.options.root, ledgerFolder)), working);
  }

  #opened(create: boolean, working: Working): Store | null {
    if (this.#store?.isGone) this.dispose();
    if (this.#store) return this.#store;
    const { root, logger, now, onDidChange } = this.options;
    if (now().getTime() < this.#notBefore) return null;
    const opened = openStore(root, { create, logger, now });
    const readable = opened.kind === 'unusable' && opened.reason === 'readOnly' ? this.#copied() : opened;
    this.#storeNotice = noticeOf(readable.kind === 'unusable' ? readable : opened);
    this.#notify();
    if (readable.kind === 'unusable') this.#notBefore = now().getTime() + tryAgainAfter;
    if (readable.kind !== 'open') return null;
    const { store } = readable;
    this.#store = store;
    this.#sync(working);
    store.onDidChange(() => {
      this.#pages.forget();
      onDidChange();
    });
    return store;
  }

  #copied(): OpenedStore {
    const { root, logger, now } = this.options;
    const { opened, passing } = openedCopy(root, { logger, now, create: true });
    this.#passing = passing;
    return opened;
  }

  #sync(working: Working): number {
    const { imported, gone, back, problems } = syncLedger(this.#context(working));
    const [first] = problems;
    const others = problems.length > 1 ? ` ${problems.length - 1} more files of the ledger have problems.` : '';
    this.#ledgerNotice = first ? `${first.path}: ${first.problem}${others}` : null;
    this.#notify();
    return imported + gone + back;
  }

  #notify(): void {
    this.options.onNotice([this.#storeNotice, this.#ledgerNotice].filter(Boolean).join(' ') || null);
  }

  /** A panel has to be told why it has nothing to show. */
  #pagesContext(working: Working) {
    if (!this.#toRead(working)) throw new Refusal(this.#whyNothing());
    return this.#context(working);
  }

  #whyNothing(): string {
    return this.#open.trusted ? (this.#storeNotice ?? 'No model is registered in this folder yet.') : untrusted;
  }

  #context({ signal, progress }: Working): ActContext {
    const { root, logger, now } = this.options;
    const { config, trusted } = this.#open;
    if (!this.#store) throw new Error('The store is not open.');
    const { runs, profiles } = this.#store;
    const project: Pick<ModelContext, 'root' | 'config' | 'trusted'> = { root, config, trusted };
    const stores = { ...modelStores(this.#store), runs, profiles };
    const announce = (command: string) => progress({ text: `Running ${command}`, done: null, total: null });
    return {
      ...project,
      ...stores,
      actor: personAt(root, process.env),
      now,
      logger,
      signal,
      progress,
      announce,
      tell: (line) => logger.info(line),
    };
  }
}

function noticeOf(opened: OpenedStore): string | null {
  if (opened.kind === 'absent') return null;
  return opened.kind === 'unusable' ? opened.problem : opened.notice;
}
