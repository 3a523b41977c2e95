import { plural } from '../../../base/text';
import type { MetricEvidence } from '../gate';
import { finding, type GateFinding, type GateKind } from '../gateKind';
import { figureText } from '../figureText';

/** A metric is good enough: not only its value but the end of its interval that is nearer to the limit. */
export const metric: GateKind<'metric'> = {
  name: ({ name }) => `metric ${name}`,
  waivable: true,
  judge: ({ name, min, max }, { metrics, metricProblems }) => {
    const problem = metricProblems.find(({ metric: it }) => it === name);
    if (problem) return finding(problem.verdict, problem.text);
    const found = metrics.find((it) => it.name === name);
    if (!found) return finding('not-run', `no ${name} is recorded of this version`);
    const limits = [
      ...(min === null ? [] : [{ text: `at least ${figureText(min)}`, verdict: judged(found, min, 1) }]),
      ...(max === null ? [] : [{ text: `at most ${figureText(max)}`, verdict: judged(found, max, -1) }]),
    ];
    const verdict = order.find((it) => limits.some((limit) => limit.verdict === it)) ?? 'pass';
    const said = [valueText(found), ...limits.map(({ text }) => text)].join('; ');
    const sentence = verdict === 'inconclusive' ? `${said}: ${unsureText(found)}` : said;
    return finding(verdict, `${sentence}${leftOutText(found)}`, evidenceText(found), found.at, figuresOf(found));
  },
};

const order: readonly GateFinding['verdict'][] = ['fail', 'inconclusive'];

/** `better` is 1 where more is better, −1 where less is. */
function judged({ value, low, high, n }: MetricEvidence, limit: number, better: 1 | -1): GateFinding['verdict'] {
  if (n !== null && low === null) return 'inconclusive';
  if (low === null || high === null) return better * (value - limit) >= 0 ? 'pass' : 'fail';
  const [worst, best] = better === 1 ? [low, high] : [high, low];
  if (better * (worst - limit) >= 0) return 'pass';
  return better * (best - limit) < 0 ? 'fail' : 'inconclusive';
}

function figuresOf({ value, low, high }: MetricEvidence): GateFinding['figures'] {
  return { estimate: value, interval: low === null || high === null ? null : [low, high] };
}

function valueText({ value, low, high, n }: MetricEvidence): string {
  if (low === null || high === null)
    return `${figureText(value)}, ${n === null ? 'recorded by the run, ' : ''}without an interval`;
  return `${figureText(value)}, from ${figureText(low)} to ${figureText(high)}`;
}

function unsureText({ low, n }: MetricEvidence): string {
  return low === null && n !== null ? 'its rows are too few, or too alike, to tell' : 'too wide to tell';
}

function leftOutText({ leftOut }: MetricEvidence): string {
  return leftOut === 0 ? '' : `; ${plural(leftOut, 'row')} without a true value left out`;
}

function evidenceText({ source, n }: MetricEvidence): string {
  return n === null ? source : `${source}, ${plural(n, 'row')}`;
}
