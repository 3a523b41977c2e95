import type { DrilledModel } from '../../../actions/models/drillModel';
import { durationText } from '../../../base/numberText';
import { plural } from '../../../base/text';

/** What a drill came to, as a person reads it. */
export function* drillLines(drilled: DrilledModel): Iterable<string> {
  const { version, ok, pairs, maxAbsDiff, latency, seconds, environment, at, problems } = drilled;
  const name = `${version.model}@${version.number}`;
  const took = durationText(1000 * seconds);
  yield ok
    ? `${name} is restorable, proven ${at.slice(0, 10)}: ${plural(pairs, 'golden pair')} in ${took}.`
    : `${name} could not be proven: its drill failed after ${took}.`;
  for (const problem of problems) yield `  ${problem}`;
  if (maxAbsDiff !== null) yield `  largest difference  ${maxAbsDiff === 0 ? '0' : maxAbsDiff.toPrecision(3)}`;
  if (environment !== '') yield `  environment         ${environment}`;
  if (latency)
    yield `  one prediction      ${latency.p50.toFixed(2)} ms, 95 % within ${latency.p95.toFixed(2)} ms (${latency.n} timed)`;
}

/** The document of the contract, and what it leaves out. */
export function publicDrill(drilled: DrilledModel) {
  const { ok, maxAbsDiff, seconds, environment, at, problems, pairs, latency, event } = drilled;
  return { ok, maxAbsDiff, seconds, environment, at, problems, pairs, latency, event };
}
