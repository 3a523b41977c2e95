import { html, svg, type TemplateResult } from 'lit';
import { advantageSign, type ComparedMetric } from '../../../src/protocol/experiments/comparison';
import { tickTexts } from '../charts/axisText';
import { linearTicks } from '../charts/ticks';

type Test = NonNullable<ComparedMetric['tests'][number]>;

const height = 120;
const top = 14;
const bottom = height - 14;

/** Both sides of every pair, joined by a line. */
export function slopePlot({ pairs }: Test, width: number, colours: readonly [string, string]): TemplateResult {
  const values = pairs.flatMap(({ first, second }) => [first, second]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => (high > low ? bottom - ((value - low) / (high - low)) * (bottom - top) : height / 2);
  const ticks = linearTicks(low, high, 3);
  const texts = tickTexts(ticks);
  const [left, right] = [64, width - 76];
  const labels = spreadOut(pairs.map(({ label, second }) => ({ label, at: y(second) })));
  return html`<svg
    width=${width}
    height=${height}
    role="img"
    aria-label=${`Pairs: ${pairs.map(({ label }) => label).join(', ')}`}
  >
    ${ticks.map(
      (tick, index) => svg`<path class="grid" d="M${left - 16} ${y(tick)}H${right + 8}"></path>
      <text x=${left - 22} y=${y(tick) + 4} text-anchor="end">${texts[index]}</text>`,
    )}
    ${pairs.map(
      ({ first, second }) => svg`<path class="pair" d="M${left} ${y(first)}L${right} ${y(second)}"></path>
      <circle cx=${left} cy=${y(first)} r="3.5" .style=${`stroke: ${colours[0]}`} class="hollow"></circle>
      <circle cx=${right} cy=${y(second)} r="3.5" .style=${`fill: ${colours[1]}`}></circle>`,
    )}
    ${labels.map(({ label, at }) => svg`<text x=${right + 10} y=${at + 4}>${label}</text>`)}
  </svg>`;
}

/** Labels that would lie on each other move apart; those that find no room are left out. */
function spreadOut(
  labels: readonly { readonly label: string; readonly at: number }[],
): { label: string; at: number }[] {
  const placed: { label: string; at: number }[] = [];
  for (const { label, at } of [...labels].sort((a, b) => a.at - b.at)) {
    const free = Math.max(at, (placed.at(-1)?.at ?? -Infinity) + 12);
    if (free <= height - 4) placed.push({ label, at: free });
  }
  return placed;
}

/** The difference of every pair above their mean with its interval. */
export function differencePlot(
  test: Test,
  goal: ComparedMetric['goal'],
  width: number,
  colour: string,
): TemplateResult {
  const sign = advantageSign(goal);
  const differences = test.pairs.map(({ first, second }) => sign * (second - first));
  const ends = [sign * test.low, sign * test.high];
  const all = [0, ...ends, ...differences].filter(Number.isFinite);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const spare = (most - least) * 0.08 || 1;
  const [low, high] = [least - spare, most + spare];
  const x = (value: number) => 12 + ((value - low) / (high - low)) * (width - 24);
  const [from, to] = ends.map(x) as [number, number];
  const interval = `M${from} 76H${to}M${from} 72v8M${to} 72v8`;
  const ticks = linearTicks(low, high, 3);
  const texts = tickTexts(ticks);
  return html`<svg width=${width} height=${height} role="img" aria-label="The difference of each pair, and their mean">
    ${svg`<text x="0" y="10">${goal === null ? 'difference' : 'advantage'}, each pair and mean</text>
    <path class="zero" d="M${x(0)} 16V96"></path>
    <path class="axis" d="M0 96H${width}"></path>
    ${ticks.map((tick, index) => svg`<text x=${x(tick)} y="112" text-anchor="middle">${tick > 0 ? '+' : ''}${texts[index]}</text>`)}
    ${differences.map((difference, index) => svg`<circle cx=${x(difference)} cy=${30 + (index % 4) * 8} r="3" .style=${`fill: ${colour}`} opacity="0.7"></circle>`)}
    <path class="interval" .style=${`stroke: ${colour}`} d=${interval}></path>
    <circle cx=${x(sign * test.difference)} cy="76" r="4" .style=${`fill: ${colour}`}></circle>`}
  </svg>`;
}
