import { plural } from '../../../base/text';
import { figureText } from '../figureText';
import { finding, type GateKind } from '../gateKind';

/** 95 of 100 predictions are fast enough, as the newest restore drill measured it. */
export const latency: GateKind<'latency'> = {
  name: () => 'latency',
  waivable: true,
  judge: ({ p95 }, { drills, model, version }) => {
    const measured = drills.find((drill) => drill.latency !== null);
    if (!measured?.latency)
      return finding('not-run', `not measured; tend models drill ${model}@${version} measures it`);
    const said = `p95 ${figureText(measured.latency.p95)} ms, limit ${figureText(p95)} ms`;
    const evidence = `drill, ${plural(measured.latency.n, 'prediction')}`;
    if (measured.latency.n < fewest)
      return finding('inconclusive', `${said}; ${fewest} predictions are needed to tell`, evidence, measured.at);
    return finding(measured.latency.p95 <= p95 ? 'pass' : 'fail', said, evidence, measured.at);
  },
};

/** With fewer predictions there is no twentieth that could be slow. */
const fewest = 20;
