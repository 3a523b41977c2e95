import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { signedText } from '../../../src/base/numberText';
import { advantageSign, type ComparedMetric } from '../../../src/protocol/experiments/comparison';
import type { Identity } from '../../shared/identity';

type Test = NonNullable<ComparedMetric['tests'][number]>;

const middle = 13;
const margin = 10;

/**
 * The difference with its interval around zero, on a scale of its own. What is better for the further side lies right of
 * zero, whichever direction the metric has. Decided: solid and filled; not: dashed, hollow and grey.
 */
export function differenceBar(
  test: Test,
  goal: ComparedMetric['goal'],
  width: number,
  identity: Identity,
  decimals: number,
): TemplateResult {
  const sign = advantageSign(goal);
  const ends = [sign * test.low, sign * test.high].filter(Number.isFinite).sort((a, b) => a - b);
  const at = sign * test.difference;
  const reach = Math.max(Math.abs(at), ...ends.map(Math.abs)) * 1.05 || 1;
  const x = (value: number) => width / 2 + (value / reach) * (width / 2 - margin);
  const [low, high] = ends;
  const line =
    low === undefined || high === undefined
      ? ''
      : `M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 3}v6M${x(high)} ${middle - 3}v6`;
  return html`<svg
    class=${test.decided ? 'difference decided' : 'difference'}
    width=${width}
    height="26"
    .style=${`color: ${identity.colour}`}
    aria-hidden="true"
  >
    ${svg`<path class="zero" d="M${width / 2} 0V26"></path><path class="interval" d=${line}></path>
    <circle cx=${x(at)} cy=${middle} r="4"></circle>${line === '' ? figure(test.difference, at, width, decimals) : nothing}`}
  </svg>`;
}

/** A difference without an interval is a number on the side that its dot leaves free. */
function figure(difference: number, at: number, width: number, decimals: number): SVGTemplateResult {
  const [x, anchor] = at > 0 ? [width / 2 - 8, 'end'] : [width / 2 + 8, 'start'];
  return svg`<text x=${x} y=${middle + 4} text-anchor=${anchor}>${signedText(difference, decimals)}</text>`;
}
