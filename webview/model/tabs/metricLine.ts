import { nothing, svg, html, type TemplateResult } from 'lit';
import { numberText } from '../../../src/base/numberText';
import type { VersionDetail } from '../../../src/protocol/models/modelPage';
import { roundEnds } from '../promotion/intervalScale';

type Metric = VersionDetail['metrics'][number];

/**
 * A value with its interval between the least and the most that versions have of the metric, whose ends are written, with how
 * many these are; a stroke across it is what is live. The figures stand beside it.
 */
export function metricLine({ value, low, high, champion, range }: Metric): TemplateResult {
  if (range.versions < 2) return html`<span class="second">known of this version alone</span>`;
  if (range.from === range.to) return html`<span class="second">the same in ${range.versions} versions</span>`;
  const { from, to, decimals } = roundEnds(range.from, range.to);
  const place = (at: number) => `${(4 + (92 * (at - from)) / (to - from)).toFixed(2)}%`;
  return html`<span class="metric-scale" aria-hidden="true">
    <span class="second">${numberText(from, decimals)}</span>
    <svg class="metric-line">
      ${svg`<line class="base" x1=${place(from)} x2=${place(to)} y1="9" y2="9"></line>`}
      ${[from, to].map((end) => svg`<line class="base" x1=${place(end)} x2=${place(end)} y1="5" y2="13"></line>`)}
      ${low === null || high === null ? nothing : svg`<line x1=${place(low)} x2=${place(high)} y1="9" y2="9"></line>`}
      ${champion === null ? nothing : svg`<line class="champion-mark" x1=${place(champion)} x2=${place(champion)} y1="2" y2="16"></line>`}
      ${svg`<circle cx=${place(value)} cy="9" r="4"></circle>`}
    </svg>
    <span class="second">${numberText(to, decimals)}</span>
    <span class="second">n = ${range.versions}</span>
  </span>`;
}
