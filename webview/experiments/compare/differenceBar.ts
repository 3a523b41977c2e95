import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { signedText } from '../../../src/base/numberText';
import { advantageSign, type ComparedMetric } from '../../../src/protocol/experiments/comparison';
import type { Identity } from '../../shared/identity';

type Test = NonNullable<ComparedMetric['tests'][number]>;

const middle = 13;
const margin = 10;

/**
 * The difference with its interval around zero, on a scale of its own. What is better for the further side lies right of
 * zero, whichever direction the metric has. Decided: solid and filled; not: dashed, hollow and grey. Without an interval
 * there is nothing to lay on a scale: the difference is a number on its side of zero, with the sign of that side.
 */
export function differenceBar(
  test: Test,
  goal: ComparedMetric['goal'],
  width: number,
  identity: Identity,
  decimals: number,
): TemplateResult {
  const sign = advantageSign(goal);
  const [low, high] = [sign * test.low, sign * test.high].filter(Number.isFinite).sort((a, b) => a - b);
  const at = sign * test.difference;
  const isDrawn = low !== undefined && high !== undefined;
  return html`<svg
    class=${test.decided ? 'difference decided' : 'difference'}
    width=${width}
    height="26"
    .style=${`color: ${identity.colour}`}
    aria-hidden="true"
  >
    ${svg`<path class="zero" d="M${width / 2} 0V26"></path>`}
    ${isDrawn ? intervalOf(at, low, high, width) : figure(at, goal, width, decimals)}
  </svg>`;
}

function intervalOf(at: number, low: number, high: number, width: number): SVGTemplateResult {
  const reach = Math.max(Math.abs(at), Math.abs(low), Math.abs(high)) * 1.05 || 1;
  const x = (value: number) => width / 2 + (value / reach) * (width / 2 - margin);
  const line = `M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 3}v6M${x(high)} ${middle - 3}v6`;
  return svg`<path class="interval" d=${line}></path><circle cx=${x(at)} cy=${middle} r="4"></circle>`;
}

/** Better has a colour; worse has none, because red is for failures. */
function figure(at: number, goal: ComparedMetric['goal'], width: number, decimals: number): SVGTemplateResult {
  const [x, anchor] = at < 0 ? [width / 2 - 8, 'end'] : [width / 2 + 8, 'start'];
  const kind = goal !== null && at > 0 ? 'better' : 'figure';
  return svg`<text class=${kind} x=${x} y=${middle + 4} text-anchor=${anchor}>${signedText(at, decimals)}</text>`;
}
