import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { silentLogger } from '../../../../src/base/logger';
import type { PackagingContext } from '../../../../src/actions/models/packageModel';
import { modelStores } from '../../../../src/actions/models/modelStores';
import type { AuditRecord } from '../../../../src/models/registry/registryStore';
import { openStore } from '../../../../src/store/openStore';
import { runVisits } from '../../../../src/store/runs/runVisit';

export const now = () => new Date('2026-11-25T18:00:00Z');

/** A context over the real store of a folder; what is audited and told is kept. */
export function packagingContext(root: string) {
  const opened = openStore(root, { create: true, logger: silentLogger, now, visits: runVisits });
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
  onTestFinished(() => opened.store.dispose());
  const controller = new AbortController();
  const audited: Pick<AuditRecord, 'action' | 'subject' | 'subjectDigest' | 'after'>[] = [];
  const told: string[] = [];
  const context: PackagingContext = {
    root,
    config: {},
    runs: opened.store.runs,
    profiles: opened.store.profiles,
    objects: opened.store.objects,
    registry: modelStores(opened.store).registry,
    audit: {
      append: ({ action, subject, subjectDigest, after }) => {
        audited.push({ action, subject, subjectDigest, after });
        return {} as AuditRecord;
      },
      page: () => [],
      count: () => 0,
      batches: () => [],
    },
    actor: { name: 'ana@example.com', kind: 'person' },
    now,
    logger: silentLogger,
    signal: controller.signal,
    progress: ({ text, done, total }) => void told.push(`${text} ${done}/${total}`),
  };
  return { context, audited, told, controller, store: opened.store };
}

/** Streaming that nobody watches. */
export const unwatched = { signal: new AbortController().signal, onBytes: () => undefined };

/** A model with everything that can stand beside it. */
export const churn: Readonly<Record<string, string>> = {
  'model.joblib': 'weights of a model',
  'golden.json': JSON.stringify({
    inputs: {
      dataframe_split: {
        columns: ['age', 'plan'],
        data: [
          [41, 'pro'],
          [23, null],
        ],
      },
    },
    outputs: [0.25, 0.75],
    tolerance: 1e-6,
  }),
  'requirements.txt': 'scikit-learn==1.9.1\njoblib==1.5.2 ; python_version > "3.9"\nnumpy>=2\n',
  'data/train.csv': 'age,plan\n41,pro\n',
  'predictions.csv': 'id,y_true,y_pred\n1,0,0\n',
  LICENSE: 'Permission is hereby granted, free of charge, to any person obtaining a copy',
};

/** Names all of them. */
export function churnInput(root: string) {
  return {
    source: join(root, 'model.joblib'),
    name: 'churn',
    golden: join(root, 'golden.json'),
    requirements: join(root, 'requirements.txt'),
    predictions: join(root, 'predictions.csv'),
    data: [join(root, 'data/train.csv')],
  };
}
