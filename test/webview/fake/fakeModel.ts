import { errorMessage } from '../../../src/base/errors';
import { answering } from '../../../src/protocol/answering';
import type { Request } from '../../../src/protocol/endpoint';
import {
  modelEndpoints,
  type modelEvents,
  type ModelAnswers,
  type ModelPanelState,
} from '../../../src/protocol/models/endpoints';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import {
  blocked,
  damaged,
  deprecated,
  longCommand,
  manyChanges,
  ready,
  staging,
  wideChampion,
} from './modelPromotions';
import { comparisonOf } from './modelComparisons';
import { churn, detailOf, events, fresh, many, torn, young } from './modelStory';

/** What a test changes from outside, as the store or another window would. */
interface FakeModel {
  /** What was asked of the extension, in order. */
  readonly asked: { readonly endpoint: string; readonly params: unknown }[];
  /** The next ask of an endpoint fails. */
  failNext(endpoint: string): void;
  /** An act is under way until this is called. */
  finishAct(): void;
  /** A fifth version comes in. */
  register(): void;
  /** So many events come in, the newest of all. */
  happen(count: number): void;
  /** An event comes in with such a reason. */
  happenFor(detail: string): void;
  /** The person trusts the folder. */
  trust(): void;
  tell(event: keyof typeof modelEvents, data: unknown): void;
}

declare global {
  interface Window {
    fakeModel: FakeModel;
  }
}

const query = new URLSearchParams(location.search);
const pages: Readonly<Record<string, ModelPage | undefined>> = { churn, torn, fresh, young, many };
let page = pages[query.get('model') ?? 'churn'] ?? null;
const promote = query.get('promote');
let happened = events;
let isTrusted = query.get('trusted') !== 'no';
const failing = new Set<string>();
const acts: (() => void)[] = [];
const tell: FakeModel['tell'] = (event, data) => post({ type: 'event', event, data });

const fake: FakeModel = {
  asked: [],
  failNext: (endpoint) => failing.add(endpoint),
  finishAct: () => acts.splice(0).forEach((finish) => finish()),
  register() {
    const [first] = page?.versions ?? [];
    if (!page || !first) return;
    page = { ...page, versions: [{ ...first, number: 5 }, ...page.versions] };
    tell('changed', null);
  },
  happen(count) {
    if (!page) return;
    const [newest] = happened;
    const order = newest?.order ?? 0;
    const came = Array.from({ length: count }, (_, index) => order + count - index);
    happened = [
      ...came.flatMap((at) => (newest ? [{ ...newest, order: at, digest: `sha256:${at}`.padEnd(71, '9') }] : [])),
      ...happened,
    ];
    page = { ...page, events: happened.slice(0, 8), eventCount: happened.length };
    tell('changed', null);
  },
  happenFor(detail) {
    fake.happen(1);
    if (!page) return;
    const [newest, ...older] = page.events;
    page = { ...page, events: newest ? [{ ...newest, detail }, ...older] : [] };
    tell('changed', null);
  },
  trust() {
    isTrusted = true;
    tell('changed', null);
  },
  tell,
};
window.fakeModel = fake;

const toCanary = 'No version of churn ever was in "canary".';

function promotionOf(version: number): PromotionPage {
  if (version === 5 || version === 1) return ready;
  if (version === 7) return damaged;
  if (version === 9) return deprecated;
  if (version === 10) return { ...deprecated, version, changes: { ...deprecated.changes, current: 'churn@10' } };
  if (version === 8) return { ...ready, version, newStage: toCanary, stops: [{ state: 'warning', text: toCanary }] };
  if (version === 3) {
    const decided = Date.parse('2026-09-28T09:00:00Z');
    return { ...ready, version, decided, sentence: 'churn@3 is live in production already.' };
  }
  if (version !== 6) return blocked;
  return {
    ...blocked,
    changes: manyChanges,
    champion: wideChampion,
    gates: [longCommand, ...blocked.gates],
    mayNotWaive: 'You made it: somebody else has to.',
  };
}

const answers: ModelAnswers = {
  page: () => Promise.resolve(page),
  detail: ({ version, digest }) => Promise.resolve(page && detailOf(page, version, digest)),
  promotion: ({ version, stage }) => {
    const asked = { ...promotionOf(version), version };
    // Into the shadow it came before a gate stood there.
    if (stage === 'shadow' && asked.decided !== null) return Promise.resolve({ ...asked, stage, gates: [] });
    return Promise.resolve(stage === 'staging' ? staging : asked);
  },
  comparison: ({ version, against }) => Promise.resolve(page && comparisonOf(page, version, against?.version ?? 3)),
  events: ({ before, limit }) =>
    Promise.resolve(happened.filter(({ order }) => before === null || order < before).slice(0, limit)),
  open: () =>
    Promise.resolve({
      model: 'churn',
      promotion: promote === null ? null : { version: Number(promote), stage: 'production' },
      ...{ state: JSON.parse(sessionStorage.getItem('kept') ?? 'null') as ModelPanelState | null },
      ...{ trusted: isTrusted, mac: false },
    }),
  keep: ({ state }) => {
    sessionStorage.setItem('kept', JSON.stringify(state));
    return Promise.resolve(null);
  },
  act: () =>
    new Promise((resolve) => {
      acts.push(() => resolve(true));
    }),
  openTarget: () => Promise.resolve(null),
  openEvidence: () => Promise.resolve(null),
};
const answer = answering(modelEndpoints, answers);

async function receive(request: Request): Promise<void> {
  if (request.type !== 'ask') return;
  const { id, endpoint, params } = request;
  fake.asked.push({ endpoint, params });
  try {
    if (failing.delete(endpoint)) throw new Error('The store is locked by another window');
    post({ type: 'ok', id, result: await answer(endpoint, params) });
  } catch (error) {
    post({ type: 'error', id, message: errorMessage(error) });
  }
}

function post(data: unknown): void {
  window.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
}

window.acquireVsCodeApi = () => ({
  postMessage: (request: Request) => void receive(request),
  setState: () => undefined,
});
