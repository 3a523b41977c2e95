import * as z from 'zod/mini';
import type { ModelFacts } from './modelPackage';

/** Where the facts stand in a package. */
export const factsFile = 'tend-model.json';

const texts = z.record(z.string(), z.string());
const path = z.nullable(z.string());

/** Parses `tend-model.json`; keys that a later Tend adds are left out. */
export const modelFacts: z.ZodMiniType<ModelFacts> = z.object({
  name: z.string(),
  model: z.string(),
  format: z.string(),
  run: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      experiment: z.string(),
      params: texts,
      command: z.nullable(z.string()),
    }),
  ),
  metrics: z.record(z.string(), z.number()),
  data: z.array(z.object({ path: z.string(), digest: z.string(), rows: z.nullable(z.number()) })),
  code: z.nullable(
    z.object({
      commit: z.string(),
      /** Files are known to have been changed on top of it. */
      dirty: z.boolean(),
      remote: z.nullable(z.string()),
      at: z.optional(z.literal('packaging')),
    }),
  ),
  python: z.nullable(z.string()),
  licence: z.nullable(z.string()),
  authors: z.array(z.string()),
  example: path,
  golden: path,
  requirements: path,
  predictions: path,
  card: path,
});

/** As text: keys in a fixed order, those of records sorted. */
export function renderFacts(facts: ModelFacts): string {
  const { name, model, format, run, metrics, data, code, python, licence, authors } = facts;
  const { example, golden, requirements, predictions, card } = facts;
  const ordered = { name, model, format, run: run && { ...run, params: sorted(run.params) }, metrics: sorted(metrics) };
  const paths = { example, golden, requirements, predictions, card };
  return `${JSON.stringify({ ...ordered, data, code, python, licence, authors, ...paths }, null, 2)}\n`;
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
