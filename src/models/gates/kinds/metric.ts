import { formatCount } from '../../../base/text';
import type { MetricEvidence } from '../gate';
import { finding, type GateFinding, type GateKind } from '../gateKind';
import { figureText } from '../figureText';

/** A metric is good enough: not only its value but the end of its interval that is nearer to the limit. */
export const metric: GateKind<'metric'> = {
  name: ({ name }) => `metric ${name}`,
  waivable: true,
  judge: ({ name, min, max }, { metrics }) => {
    const found = metrics.find((it) => it.name === name);
    if (!found) return finding('not-run', `no ${name} is recorded of this version`);
    const limits = [
      ...(min === null ? [] : [{ text: `at least ${figureText(min)}`, verdict: judged(found, min, 1) }]),
      ...(max === null ? [] : [{ text: `at most ${figureText(max)}`, verdict: judged(found, max, -1) }]),
    ];
    const verdict = order.find((it) => limits.some((limit) => limit.verdict === it)) ?? 'pass';
    const parts = [valueText(found), ...limits.map(({ text }) => text)];
    const said = parts.join('; ');
    return finding(
      verdict,
      verdict === 'inconclusive' ? `${said}: too wide to tell` : said,
      evidenceText(found),
      found.at,
    );
  },
};

const order: readonly GateFinding['verdict'][] = ['fail', 'inconclusive'];

/** `better` is 1 where more is better, −1 where less is. */
function judged({ value, low, high }: MetricEvidence, limit: number, better: 1 | -1): GateFinding['verdict'] {
  if (low === null || high === null) return better * (value - limit) >= 0 ? 'pass' : 'fail';
  const [worst, best] = better === 1 ? [low, high] : [high, low];
  if (better * (worst - limit) >= 0) return 'pass';
  return better * (best - limit) < 0 ? 'fail' : 'inconclusive';
}

function valueText({ value, low, high }: MetricEvidence): string {
  if (low === null || high === null) return `${figureText(value)}, without an interval`;
  return `${figureText(value)}, from ${figureText(low)} to ${figureText(high)}`;
}

function evidenceText({ source, n }: MetricEvidence): string {
  return n === null ? source : `${source}, ${formatCount(n)} rows`;
}
