import type { EventDraft } from '../../../../src/models/registry/registryEvent';

/** A made-up digest that is another for each text. */
export function digestFor(text: string): string {
  return `sha256:${Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64)}`;
}

type Registration = Partial<Extract<EventDraft, { kind: 'registered' }>>;

export function registration(model: string, version: number, extra: Registration = {}): EventDraft {
  return {
    kind: 'registered',
    model,
    reason: 'retrained after drift',
    version,
    digest: digestFor(`${model}${version}`),
    bytes: 13_000_000,
    files: 9,
    format: 'joblib',
    verdict: 'safe',
    run: '1f0c',
    metrics: { val_auc: { value: 0.8214, low: null, high: null } },
    data: [],
    code: null,
    parent: null,
    licence: 'MIT',
    where: '.tend/objects of ana-laptop',
    ...extra,
  };
}

export function promotion(model: string, version: number, stage = 'production'): EventDraft {
  return {
    kind: 'promoted',
    model,
    reason: 'better',
    version,
    digest: digestFor(`${model}${version}`),
    stage,
    gates: [],
  };
}

export function rollBack(model: string, version: number, from: number): EventDraft {
  const digest = digestFor(`${model}${version}`);
  return { kind: 'rolled-back', model, reason: 'better', version, digest, stage: 'production', from };
}
