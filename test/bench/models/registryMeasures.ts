import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { verifyAudit } from '../../../src/actions/audit/verifyAudit';
import { liveVersion } from '../../../src/actions/models/liveVersion';
import { modelStores } from '../../../src/actions/models/modelStores';
import { modelsTree } from '../../../src/actions/models/modelsTree';
import { recordEvents } from '../../../src/actions/models/recordEvents';
import { syncLedger } from '../../../src/actions/models/syncLedger';
import { silentLogger } from '../../../src/base/logger';
import { eventText } from '../../../src/models/registry/eventText';
import { ledgerPath } from '../../../src/models/registry/ledgerFiles';
import type { RegistryEvent, SealedEvent } from '../../../src/models/registry/registryEvent';
import { sealEvent } from '../../../src/models/registry/sealEvent';
import { emptyConfig } from '../../../src/project/config';
import { openStore } from '../../../src/store/openStore';

const start = Date.parse('2025-01-01T00:00:00Z');
const minute = 60_000;

function opened(root: string) {
  const result = openStore(root, { create: true, logger: silentLogger, now: () => new Date() });
  if (result.kind !== 'open') throw new Error(JSON.stringify(result));
  const context = {
    root,
    config: emptyConfig,
    ...modelStores(result.store),
    actor: { name: 'ana@example.com', kind: 'person' as const },
    now: () => new Date(),
    signal: new AbortController().signal,
    progress: () => undefined,
    logger: silentLogger,
    trusted: true,
  };
  return { context, store: result.store };
}

interface Made {
  readonly versions: number;
  readonly eventsEach: number;
  /** A tenth of a version's events are moves of the stage. */
  readonly models: number;
}

/** Events of versions, each registered, then promoted and drilled again and again, portion after portion. */
function* histories({ versions, eventsEach, models }: Made): Iterable<readonly SealedEvent[]> {
  const heads = new Map<string, string>();
  let tick = 0;
  const seal = (scope: string, said: object): SealedEvent => {
    const parent = heads.get(scope);
    const at = new Date(start + tick++ * minute).toISOString();
    const event = {
      tend: 'event/1',
      by: 'ana@example.com',
      reason: 'bench',
      at,
      ...said,
      parents: parent ? [parent] : [],
    };
    const sealed = sealEvent(event as unknown as RegistryEvent);
    heads.set(scope, sealed.digest);
    return sealed;
  };
  for (let number = 0; number < versions; number++) {
    const model = `model${number % models}`;
    const version = Math.floor(number / models) + 1;
    const digest = `sha256:${number.toString(16).padStart(64, '0')}`;
    const of = { model, version, digest };
    const events = [seal(model, { ...of, ...registered })];
    for (let event = 1; event < eventsEach; event++)
      events.push(
        event % 10 === 0
          ? seal(`${model}#production`, { ...of, kind: 'promoted', stage: 'production', gates: [] })
          : seal(`${model}@${digest}`, { ...of, kind: 'approved', stage: 'production' }),
      );
    yield events;
  }
}

const registered = {
  kind: 'registered',
  bytes: 13_000_000,
  files: 9,
  format: 'joblib',
  verdict: 'safe',
  run: '1f0c',
  metrics: { val_auc: { value: 0.82, low: null, high: null } },
  data: [],
  code: null,
  parent: null,
  licence: null,
  where: 'the store of bench',
};

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Of a portion each stage is folded once. */
const portion = 500_000;

/** Fills a store; returns seconds. */
function fill(root: string, made: Made): number {
  const { context, store } = opened(root);
  const seconds = timed(() => {
    let waiting: SealedEvent[] = [];
    const take = () => {
      context.registry.takeIn(waiting, context.actor, new Date());
      waiting = [];
    };
    for (const events of histories(made)) {
      waiting.push(...events);
      if (waiting.length >= portion) take();
    }
    take();
  });
  store.dispose();
  return seconds / 1000;
}

/** Milliseconds of what the editor and the command line ask. */
function ask(root: string, made: Made) {
  const { context, store } = opened(root);
  const { registry } = context;
  const length = made.versions * made.eventsEach * minute;
  const measured = {
    live: timed(() =>
      liveVersion(context, { model: 'model0', at: new Date(start + Math.random() * length).toISOString() }),
    ),
    liveNow: timed(() => liveVersion(context, { model: 'model0' })),
    tree: timed(() => modelsTree(context)),
    page: timed(() => registry.events({ model: 'model0', limit: 50 })),
    record: timed(() =>
      recordEvents({ ...context, root: join(root, 'recorded') }, () => {
        const [version] = registry.versions('model0', { limit: 1 });
        if (!version) throw new Error('the store of the bench is empty');
        const { model, number, digest } = version;
        return [{ kind: 'promoted', model, version: number, digest, reason: 'bench', stage: 'production', gates: [] }];
      }),
    ),
  };
  store.dispose();
  return measured;
}

/** Audit records that are verified in a second. */
function verify(root: string): { readonly records: number; readonly perSecond: number } {
  const { context, store } = opened(root);
  const records = context.audit.count();
  const milliseconds = timed(() => {
    const result = verifyAudit(context);
    if (!result.ok) throw new Error(JSON.stringify(result));
  });
  store.dispose();
  return { records, perSecond: (records / milliseconds) * 1000 };
}

/** Writes a ledger, then takes it in, then opens it again: milliseconds. */
function ledger(root: string, made: Made) {
  for (const events of histories(made)) {
    for (const { digest, event } of events) {
      const path = join(root, ledgerPath(digest));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, eventText(event));
    }
  }
  const { context, store } = opened(root);
  const first = timed(() => syncLedger(context));
  const again = timed(() => syncLedger(context));
  store.dispose();
  return { first, again };
}

/** The registry of models, as the bench measures it. */
export const bench = { fill, ask, verify, ledger };
