import { UnusableInput } from '../../../models/refusal';
import type { ModelFacts } from '../../../models/package/modelPackage';
import type { RunDetails, RunStore } from '../../../runs/runStore';
import { numberText } from '../../../base/numberText';
import { shorten } from '../../../base/text';
import { findRun } from '../../runs/findRuns';

/** The run that a word names. Throws `UnusableInput` where it names none, or several. */
export function namedRun(runs: RunStore, word: string): RunDetails {
  const found = findRun(runs, word);
  const details = found.kind === 'one' ? runs.details(found.number) : null;
  if (details) return details;
  if (found.kind === 'several') throw new UnusableInput(`"${word}" means several runs: ${found.ids.join(', ')}.`);
  throw new UnusableInput(`There is no run "${word}"; tend runs list shows their ids.`);
}

/** What a package says of the run that made the model. */
export function runFacts(run: RunDetails): NonNullable<ModelFacts['run']> {
  const { id, name, experiment, params, code } = run;
  return { id, name, experiment, params: Object.fromEntries(params), command: code?.command ?? null };
}

/** A sentence that names the metrics which a package cannot have, since JSON has no NaN and no infinities; none where it has all. */
export function lostMetrics(run: RunDetails | null): readonly string[] {
  const lost = [...(run?.metrics ?? [])].filter(([, { last }]) => !Number.isFinite(last));
  if (lost.length === 0) return [];
  const named = lost.slice(0, mostNamed).map(([key, { last }]) => `${shorten(key)} (${numberText(last, 0)})`);
  const more = lost.length > mostNamed ? ` and ${lost.length - mostNamed} more` : '';
  return [`Metrics of its run that are no finite number are left out: ${named.join(', ')}${more}.`];
}

const mostNamed = 3;

/** The last value of each metric that is a number. */
export function runMetrics(run: RunDetails): Record<string, number> {
  const values = [...run.metrics].map(([key, { last }]) => [key, last] as const);
  return Object.fromEntries(values.filter(([, last]) => Number.isFinite(last)));
}
