import { plural } from '../../../base/text';
import { figureText } from '../figureText';
import { finding, type GateKind } from '../gateKind';

/** 95 of 100 predictions are fast enough, as the newest restore drill measured it. */
export const latency: GateKind<'latency'> = {
  name: () => 'latency',
  waivable: true,
  judge: ({ p95 }, { drills }) => {
    const measured = drills.find((drill) => drill.latency !== null);
    if (!measured?.latency)
      return finding('not-run', `not measured, limit p95 ${figureText(p95)} ms; a restore drill measures it`);
    const said = `p95 ${measuredText(measured.latency.p95, p95)} ms, limit ${figureText(p95)} ms`;
    const evidence = `drill, ${plural(measured.latency.n, 'prediction')}`;
    if (measured.latency.n < fewest)
      return finding('inconclusive', `${said}; ${fewest} predictions are needed to tell`, evidence, measured.at);
    return finding(measured.latency.p95 <= p95 ? 'pass' : 'fail', said, evidence, measured.at);
  },
};

/** Four digits say all that a measurement of time can; more of them only where it lies next to the limit. */
function measuredText(measured: number, limit: number): string {
  const rounded = Number(measured.toPrecision(4));
  return figureText(rounded === limit ? measured : rounded);
}

/** With fewer predictions there is no twentieth that could be slow. */
const fewest = 20;
