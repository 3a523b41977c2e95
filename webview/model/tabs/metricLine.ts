import { nothing, svg, html, type TemplateResult } from 'lit';
import type { VersionDetail } from '../../../src/protocol/models/modelPage';

type Metric = VersionDetail['metrics'][number];

/** A value with its interval on a line of its own; a stroke across it is what is live. The figures stand beside it. */
export function metricLine({ value, low, high, champion }: Metric): TemplateResult {
  const known = [value, low, high, champion].filter((it) => it !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (least === most) return html`${nothing}`;
  const place = (at: number) => `${(4 + (92 * (at - least)) / (most - least)).toFixed(2)}%`;
  return html`<svg class="metric-line" aria-hidden="true">
    ${svg`<line class="base" x1="0" x2="100%" y1="9" y2="9"></line>`}
    ${low === null || high === null ? nothing : svg`<line x1=${place(low)} x2=${place(high)} y1="9" y2="9"></line>`}
    ${champion === null ? nothing : svg`<line class="champion-mark" x1=${place(champion)} x2=${place(champion)} y1="2" y2="16"></line>`}
    ${svg`<circle cx=${place(value)} cy="9" r="4"></circle>`}
  </svg>`;
}
