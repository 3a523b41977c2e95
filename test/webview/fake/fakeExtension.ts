import { MarkHistory } from '../../../src/actions/runs/markHistory';
import { chosenRuns } from '../../../src/actions/runs/table/chosenRuns';
import { readBrushes, withBrush } from '../../../src/actions/runs/table/brushes';
import { ExperimentData } from '../../../src/actions/runs/table/experimentData';
import { metricMeaning } from '../../../src/actions/runs/table/metricMeaning';
import { errorMessage } from '../../../src/base/errors';
import { answering } from '../../../src/protocol/answering';
import type { Request } from '../../../src/protocol/endpoint';
import { experimentsEndpoints, type ExperimentsAnswers } from '../../../src/protocol/experiments/endpoints';
import type { StoredView, ViewState } from '../../../src/protocol/experiments/viewState';
import { toWire } from '../../../src/protocol/wire';
import { complete } from '../../../src/runs/query/complete';
import type { PanelMemory } from '../../../webview/experiments/model/panelMemory';
import { madeUpComparison } from './madeUpComparison';
import { blankRun, hostileRuns, manyRuns, nestedRuns, projectRuns } from './runSets';
import { MemoryRuns } from './memoryRuns';

const sets = {
  project: projectRuns,
  many: () => manyRuns(10_000, 60, 40),
  hostile: hostileRuns,
  nested: nestedRuns,
  none: () => [],
};

/** What a test changes from outside, as an import or another window would. */
interface FakeExtension {
  /** Adds a run that is better than all others. */
  addBest(): void;
  /** A command of the window has changed the runs. */
  commanded(): void;
  setMetric(number: number, key: string, value: number): void;
  /** Leaves out all points of a run after a step. */
  endAt(number: number, step: number): void;
  /** Takes back what was done to runs last, as the sidebar does. */
  undo(): void;
  /** The next ask of an endpoint fails. */
  failNext(endpoint: string): void;
  /** Asks of an endpoint are not answered before what is returned is called. */
  hold(endpoint: string): () => void;
  reveal(id: string): void;
  /** Writes the file of a view, as git does, or deletes it. */
  writeView(name: string, change: Partial<ViewState> | null): void;
  /** What a person answers who is asked whether a changed file is to be written over; null: they give up. */
  answerOverwrite: 'overwrite' | 'load' | null;
  /** Answers of VS Code's own input box. */
  answerText: string | null;
  /** What was asked of the extension, in order. */
  readonly asked: { readonly endpoint: string; readonly params: unknown }[];
}

declare global {
  interface Window {
    fake: FakeExtension;
    acquireVsCodeApi: () => unknown;
  }
}

const query = new URLSearchParams(location.search);
const store = new MemoryRuns(sets[(query.get('runs') ?? 'project') as keyof typeof sets]());
const data = new ExperimentData({
  store,
  meaning: () => metricMeaning({ models: new Map(), project: {} } as never),
  now: () => new Date(),
});
const views = new Map<string, StoredView>();
let writes = 0;
const history = new MarkHistory(store, (work) => work());
const failing = new Set<string>(query.getAll('fails'));
const held = new Map<string, Promise<unknown>>();
const fake: FakeExtension = {
  answerText: null,
  answerOverwrite: null,
  asked: [],
  addBest() {
    const params = { model: 'lgbm', depth: '6', seed: '9' };
    store.add((number) => blankRun({ number, name: 'newcomer', metrics: { val_auc: 0.9 }, params }));
    changed();
  },
  commanded() {
    tell({ type: 'event', event: 'commanded', data: null });
  },
  undo() {
    history.undo();
    changed();
  },
  failNext(endpoint) {
    failing.add(endpoint);
  },
  hold(endpoint) {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    held.set(endpoint, promise);
    return () => resolve(undefined);
  },
  reveal(id) {
    tell({ type: 'event', event: 'reveal', data: { rows: [{ type: 'run', id }], compare: false } });
  },
  writeView(name, change) {
    const before = views.get(name);
    if (change === null) views.delete(name);
    else if (before) storeView(name, { ...before.state, ...change });
    tell({ type: 'event', event: 'viewsChanged', data: null });
  },
  setMetric(number, key, value) {
    store.setMetric(number, key, value);
    changed();
  },
  endAt(number, step) {
    store.endAt(number, step);
    changed();
  },
};

function storeView(name: string, state: ViewState): StoredView {
  const stored = { state, stamp: { file: `${name}.yaml`, digest: `${++writes}` } };
  views.set(name, stored);
  return stored;
}

function nameOf(id: string): string {
  const number = store.byId(id);
  return number === null ? id : (store.runs([number])[0]?.name ?? id);
}

function changed(): void {
  data.invalidate();
  tell({ type: 'event', event: 'changed', data: { ids: null } });
}

const answers: ExperimentsAnswers = {
  columns: data.columns,
  ofOneRun: data.ofOneRun,
  table: data.table,
  rows: data.rows,
  scales: data.scales,
  locate: data.locate,
  sparklines: data.sparklines,
  curves: data.curves,
  values: data.values,
  complete: ({ filter, caret }) =>
    Promise.resolve([...complete(filter, caret, { columns: store.columns(), values: () => [] })]),
  brush: ({ filter, column, brushed }) => Promise.resolve(withBrush(filter, column, brushed, { now: Date.now() })),
  brushes: ({ filter, columns }) => Promise.resolve(readBrushes(filter, columns, { now: Date.now() })),
  compare: ({ rows }) => Promise.resolve(madeUpComparison(rows, nameOf)),
  chosen: (choice) => Promise.resolve(chosenRuns({ store, now: () => new Date() }, choice)),
  unseen: data.unseen,
  mark: (change) => {
    history.mark(change);
    changed();
    return Promise.resolve(null);
  },
  undo: () => {
    const stepped = history.undo();
    changed();
    return Promise.resolve(stepped);
  },
  redo: () => {
    const redone = history.redo();
    changed();
    return Promise.resolve(redone);
  },
  export: async ({ token }) => ((await data.rows({ token, from: 0, to: 1, columns: [] })) ? 'name,val_auc\n' : null),
  looked: () =>
    Promise.resolve({
      files: 214,
      script: { path: 'train.py', command: 'python train.py' },
      problem: query.get('problem'),
      places: [
        { title: 'MLflow', looksLike: 'mlflow.db, mlruns/', result: 'not there', found: false },
        { title: 'TensorBoard', looksLike: 'folders with *.tfevents.* files', result: 'no event files', found: false },
        {
          title: 'Lightning, Keras',
          looksLike: 'version_0/metrics.csv with a step column',
          result: 'not there',
          found: false,
        },
        { title: 'Hugging Face', looksLike: 'trainer_state.json', result: 'none found', found: false },
        { title: 'DVCLive', looksLike: 'dvclive/', result: 'not there', found: false },
        { title: '', looksLike: 'outputs/metrics.json', result: 'found, but not mapped to runs', found: true },
      ],
    }),
  sources: () =>
    Promise.resolve(
      store.count().runs === 0
        ? []
        : [{ path: 'mlflow.db', title: 'MLflow', runs: 128, live: true, gone: false, problem: null }],
    ),
  open: () => Promise.resolve({ kept: kept(), project: 'sample', mac: false }),
  keep: ({ state }) => {
    sessionStorage.setItem('kept', JSON.stringify(state));
    return Promise.resolve(null);
  },
  leftOut: () => {
    const all = query.getAll('leftOut').map((path) => ({ path, problem: 'It is not what MLflow writes, or cut off.' }));
    return Promise.resolve({ count: all.length, first: all.slice(0, 3) });
  },
  notices: () => Promise.resolve(query.getAll('lost')),
  views: () => Promise.resolve([...views.keys()]),
  loadView: ({ name }) => Promise.resolve(views.get(name) ?? null),
  saveView: ({ name, state, stamp }) => {
    const chosen = name ?? fake.answerText;
    if (chosen === null) return Promise.resolve(null);
    const there = views.get(chosen);
    const isAsRead = !there || there.stamp.digest === stamp?.digest;
    if (there && !isAsRead && fake.answerOverwrite === 'load')
      return Promise.resolve({ name: chosen, stored: there, written: false });
    if (!isAsRead && fake.answerOverwrite === null) return Promise.resolve(null);
    return Promise.resolve({ name: chosen, stored: storeView(chosen, state), written: true });
  },
  deleteView: ({ name }) => {
    views.delete(name);
    return Promise.resolve(true);
  },
  saveFile: ({ name }) => Promise.resolve(name),
  copy: () => Promise.resolve(null),
  askText: () => Promise.resolve(fake.answerText),
  act: () => Promise.resolve(null),
};

/** What the page before left, else what the test says is on the screen. */
function kept(): unknown {
  const left = sessionStorage.getItem('kept');
  if (left !== null) return JSON.parse(left);
  const state = query.get('state');
  if (state === null) return null;
  const view = JSON.parse(state) as ViewState;
  const nowhere = { active: { row: 0, column: 0 }, scroll: { top: 0, left: 0 }, expanded: [], selection: [] };
  const hadColumns = view.columns.length > 0;
  return {
    viewName: null,
    hadColumns,
    view,
    saved: view,
    filters: [],
    compare: null,
    ...nowhere,
  } satisfies Partial<PanelMemory>;
}

/** Proposes the names of columns that contain the word before the caret. */
const answer = answering(experimentsEndpoints, answers);

async function receive(request: Request): Promise<void> {
  if (request.type !== 'ask') return;
  fake.asked.push({ endpoint: request.endpoint, params: request.params });
  const { id } = request;
  try {
    await held.get(request.endpoint);
    if (failing.delete(request.endpoint)) throw new Error('The disk is full.');
    tell({ type: 'ok', id, result: await answer(request.endpoint, request.params) });
  } catch (error) {
    tell({ type: 'error', id, message: errorMessage(error) });
  }
}

/** As between processes: later, and only what can be copied. */
function tell(reply: object): void {
  const copy: unknown = structuredClone(
    reply.constructor === Object && 'data' in reply ? { ...reply, data: toWire(reply.data) } : reply,
  );
  setTimeout(() => window.dispatchEvent(new MessageEvent('message', { data: copy })), 0);
}

window.fake = fake;
window.acquireVsCodeApi = () => ({
  postMessage: (message: Request) => void receive(structuredClone(message)),
  getState: () => null,
  setState: () => undefined,
});
