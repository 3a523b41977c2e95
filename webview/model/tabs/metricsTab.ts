import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../../src/base/text';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { VersionComparison } from '../../../src/protocol/models/versionComparison';
import { columnText, exponents, signedText } from '../../../src/base/numberText';
import { columnDecimals, figureDecimals } from '../figures';
import type { ModelPanel } from '../modelPanel';
import { bytesElsewhere } from './bytesElsewhere';
import { detailTab } from './detailTab';
import { metricLine } from './metricLine';

type Metric = VersionDetail['metrics'][number];

/** What was measured of a version when it was packaged, beside what is live. */
export function metricsTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  return detailTab(panel, page, {
    title: 'Metrics',
    hint: ({ metrics }) => sourceWords(metrics),
    content: (detail) => html`
      ${detail.present ? nothing : bytesElsewhere(panel, detail)}
      ${detail.metrics.length === 0 ? noMetrics(detail) : metricTable(page, detail.metrics, changesOf(panel))}
    `,
  });
}

/** What is not here may hold predictions that tell some. */
function noMetrics({ present }: VersionDetail): TemplateResult {
  const cure = present ? ' Package the model of a run, or give it predictions.' : '';
  return html`<p class="second">No metric was recorded.${cure}</p>`;
}

/**
 * Whose values stand there: "3 metrics, as recorded with its package"; "3 metrics, 2 as recorded with its package, 1 as its
 * predictions tell". What was recorded and is told has the value that is told.
 */
function sourceWords(metrics: readonly Metric[]): string {
  const recorded = metrics.filter((it) => it.recorded).length;
  const told = metrics.length - recorded;
  if (metrics.length === 0) return '';
  const sources = [
    [recorded, 'as recorded with its package'],
    [told, 'as its predictions tell'],
  ] as const;
  const words = sources
    .filter(([count]) => count > 0)
    .map(([count, source]) => (count === metrics.length ? source : `${count} ${source}`));
  return `${plural(metrics.length, 'metric')}, ${words.join(', ')}`;
}

type Changes = VersionComparison['changes'];

/** How far it is from what is live on the same rows, by metric; none where predictions of both are not here. */
function changesOf(panel: ModelPanel): Changes {
  const asked = panel.comparisonAsked();
  return (asked && panel.comparison.to(asked)?.changes) ?? [];
}

function metricTable({ metric }: ModelPage, metrics: readonly Metric[], changes: Changes): TemplateResult {
  const compared = metrics.some(({ champion }) => champion !== null);
  const decimals = columnDecimals(metrics.map(figuresOf));
  return html`<table class="metrics">
    <thead>
      <tr>
        <th scope="col">Metric</th>
        <th scope="col" class="value">Value</th>
        <th scope="col" class="value roomy">95 % interval</th>
        ${
          compared
            ? html`<th scope="col" class="value">Live</th>
                <th scope="col" class="value">Change</th>`
            : ''
        }
        <th
          scope="col"
          class="roomy drawn"
          data-tip="From the least to the most of n versions: those that recorded the metric, and the newest whose predictions are here"
        >
          In the range of n versions${compared ? '; stroke: live' : ''}
        </th>
      </tr>
    </thead>
    <tbody>
      ${metrics.map((row) => {
        const change = changes.find(({ name }) => name === row.name);
        return metricRow(row, row.name === metric?.name, { compared, decimals, change });
      })}
    </tbody>
  </table>`;
}

function figuresOf({ value, champion, low, high }: Metric): readonly number[] {
  return [value, champion, low, high].filter((it) => it !== null);
}

interface Shown {
  readonly compared: boolean;
  /** Of the whole column, so that its points stand below each other. */
  readonly decimals: number;
  /** Of the same rows as what is live, with its interval; undefined: it is not known. */
  readonly change: Changes[number] | undefined;
}

function metricRow(row: Metric, isPrimary: boolean, { compared, decimals: usual, change }: Shown): TemplateResult {
  const { name, value, low, high, champion } = row;
  const decimals = figureDecimals(figuresOf(row)) === exponents ? exponents : usual;
  const text = (it: number) => columnText(it, decimals);
  const interval = low === null || high === null ? null : `${text(low)} to ${text(high)}`;
  return html`<tr>
    <th scope="row">${isPrimary ? html`<b>${name}</b> <span class="second">primary</span>` : name}</th>
    <td class="value">
      ${text(value)} ${interval === null ? nothing : html`<span class="tight second small">${interval}</span>`}
    </td>
    <td class="value second roomy">${interval ?? '–'}</td>
    ${
      compared
        ? html`<td class="value">${champion === null ? '–' : text(champion)}</td>
            <td class="value">
              ${champion === null ? '–' : signedText(change?.difference ?? value - champion, decimals)}
              ${
                change &&
                html`<span
                  class="second small block"
                  data-tip=${`95 % interval, paired on the same ${plural(change.rows, 'row')}`}
                  >${signedText(change.low, decimals)} to ${signedText(change.high, decimals)}</span
                >`
              }
            </td>`
        : ''
    }
    <td class="roomy drawn">${metricLine(row)}</td>
  </tr>`;
}
