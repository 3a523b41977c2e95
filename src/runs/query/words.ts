import { runAttributes, type RunAttribute } from '../columns';

export type KeyedKind = 'metric' | 'param' | 'tag';

/** What may stand before the dot (MLflow's search syntax, and its aliases). */
export const entities: ReadonlyMap<string, KeyedKind | 'attribute'> = new Map([
  ['metrics', 'metric'],
  ['metric', 'metric'],
  ['params', 'param'],
  ['param', 'param'],
  ['parameters', 'param'],
  ['parameter', 'param'],
  ['tags', 'tag'],
  ['tag', 'tag'],
  ['attributes', 'attribute'],
  ['attribute', 'attribute'],
  ['attr', 'attribute'],
  ['run', 'attribute'],
]);

/** Attributes by their own names, and by those that MLflow has for them. */
export const attributeNames: ReadonlyMap<string, RunAttribute> = new Map([
  ...runAttributes.map((attribute) => [attribute, attribute] as const),
  ['run_id', 'id'],
  ['run_name', 'name'],
  ['start_time', 'started'],
  ['created', 'started'],
  ['end_time', 'ended'],
  ['user_id', 'user'],
  ['experiment_name', 'experiment'],
  ['parent_run_id', 'parent'],
]);

/** Words that join, negate and compare. */
export const keywords = ['and', 'or', 'not', 'in', 'is', 'null', 'like', 'ilike'] as const;
