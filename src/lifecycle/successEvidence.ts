import { ownText } from '../base/numberText';
import { formatCount } from '../base/text';
import type { ModelFacts, VersionFacts } from '../models/registry/registryFacts';
import { configTarget } from './configTarget';
import type { Evidence, State } from './lifecycle';
import type { DeclaredSuccess, ProjectSnapshot } from './snapshot';

/** What is judged of a model, and how it is called: "churn@1, live". */
export interface Judged {
  readonly name: string;
  readonly recorded: VersionFacts;
  readonly live: boolean;
}

/** What a model is judged by: what is live, however much newer the newest version is. */
export function judgedOf({ name, production, newest }: ModelFacts): Judged {
  const recorded = production?.recorded ?? null;
  return { name, recorded: recorded ?? newest, live: recorded !== null };
}

export function judgedText({ name, recorded, live }: Judged): string {
  return `${name}@${recorded.number}, ${live ? 'live' : 'newest'}`;
}

interface Measured extends Judged {
  readonly value: number;
}

/** Whether the models reach the metric that `tend.yaml` calls success; nothing where it names no target. */
export function successEvidence(snapshot: ProjectSnapshot, models: readonly ModelFacts[]): readonly Evidence[] {
  const { success } = snapshot.intent;
  if (typeof success?.target !== 'number' || models.length === 0) return [];
  const judged = models.map(judgedOf);
  const values = judged.map((it) => it.recorded.metrics[success.metric]);
  const measured = judged.flatMap((it, at) => (typeof values[at] === 'number' ? [{ ...it, value: values[at] }] : []));
  // What only a gate read from predictions is known to have passed, not by how much.
  if (measured.length === 0 && values.includes(null)) return [];
  const unmeasured = { gateOnly: values.filter((it) => it === null).length, all: judged.length - measured.length };
  const { said, state } = verdict(success, judged, measured, unmeasured);
  const target = configTarget(snapshot, success.at);
  return [{ id: 'validation.success', label: 'Success metric', detail: `${success.text}, ${said}`, state, target }];
}

function verdict(
  success: DeclaredSuccess,
  judged: readonly Judged[],
  measured: readonly Measured[],
  unmeasured: Unmeasured,
): { readonly said: string; readonly state: State } {
  const { metric, goal, target } = success;
  if (measured.length === 0) {
    const [only, ...others] = judged;
    const lacking = only && others.length === 0 ? `${judgedText(only)}, has no` : 'no model has';
    return { said: `not measured: ${lacking} ${metric}`, state: 'notStarted' };
  }
  const limit = target ?? NaN;
  const missing = measured.filter(({ value }) => !(goal === 'maximize' ? value >= limit : value <= limit));
  const list = (those: readonly Measured[]) =>
    those.map((it) => `${judgedText(it)}, has ${toldFrom(it.value, limit)}`).join('; ');
  const rest = unmeasuredText(unmeasured);
  // What is not live may still get better.
  if (missing.length > 0) {
    const state = missing.some(({ live }) => live) ? 'warning' : 'begun';
    return { said: `missed${shareOf(missing, judged, rest)}: ${list(missing)}`, state };
  }
  // As long as one that is judged is not measured, nobody knows of all.
  const state = unmeasured.all === 0 ? 'pass' : 'begun';
  return { said: `reached${shareOf(measured, judged, rest)}: ${list(measured)}`, state };
}

/** Models that have no value of the metric; `gateOnly`: those of them of which a gate read it from predictions. */
interface Unmeasured {
  readonly all: number;
  readonly gateOnly: number;
}

/** " by 1 of 3 models, 1 not measured"; empty where every model is measured. */
function shareOf(those: readonly Measured[], judged: readonly Judged[], rest: string): string {
  return rest === '' ? '' : ` by ${formatCount(those.length)} of ${formatCount(judged.length)} models, ${rest}`;
}

function unmeasuredText({ all, gateOnly }: Unmeasured): string {
  const [read, none] = [formatCount(gateOnly), formatCount(all - gateOnly)];
  return [
    ...(gateOnly > 0 ? [`${read} read by a gate only`] : []),
    ...(all > gateOnly ? [`${none} not measured`] : []),
  ].join(', ');
}

/** With as many digits as tell it from the limit. */
function toldFrom(value: number, limit: number): string {
  let digits = 4;
  while (value !== limit && Number(value.toPrecision(digits)) === limit) digits++;
  return ownText(value, digits);
}
