import { html, nothing, type TemplateResult } from 'lit';
import { columnText, sideDecimals, spreadText } from '../../../src/base/numberText';
import { ofFewerRuns } from '../../../src/base/ofRuns';
import { shorten } from '../../../src/base/text';
import type { ComparedMetric, Comparison } from '../../../src/protocol/experiments/comparison';
import { icon } from '../../shared/icon';
import { hasDetails } from './compareRows';
import type { Identity } from '../../shared/identity';
import { differenceBar } from './differenceBar';
import { differencePlot, slopePlot } from './pairedPlot';

export interface MetricLine {
  readonly metric: ComparedMetric;
  readonly expanded: boolean | null;
  readonly said: string | null;
  readonly comparison: Comparison;
  readonly identities: readonly Identity[];
  /** Room for the pairs, in px. */
  readonly plotWidth: number;
  readonly toggle: () => void;
  readonly copy: (text: string) => void;
}

const differenceWidth = 236;
/** Under the figures of its side, where there are several. */
const narrowDifference = 140;

/** The cells of a metric: name, each side, the differences and what they mean. */
export function metricCells({ metric, expanded, said, comparison, identities, toggle }: MetricLine): TemplateResult {
  const { key, goal, unit, sides, tests } = metric;
  const decimals = sideDecimals(metric.sides.filter((side) => side !== null));
  const several = comparison.sides.length > 2;
  const words = saidOnce(metric, comparison, said);
  const bar = (place: number, width: number) => {
    const [test, identity] = [tests[place - 1], identities[place]];
    return test && identity ? differenceBar(test, goal, width, identity, decimals) : html`<span class="none">–</span>`;
  };
  return html`<div role="rowheader" class="key">
      ${
        expanded === null
          ? html`<span class="no-twistie"></span>`
          : html`<button class="twistie" tabindex="-1" aria-label=${expanded ? 'Fold' : 'Unfold'} @click=${toggle}>
              ${icon(expanded ? 'chevron-down' : 'chevron-right')}
            </button>`
      }
      <span data-tip=${key}>${key}</span>
      ${unit === '' ? nothing : html`<span class="second">${unit}</span>`}
      ${goal === null ? nothing : html`<span class="second goal">${goal === 'maximize' ? '↑' : '↓'}<span>better</span></span>`}
    </div>
    ${sides.map(
      (side, place) =>
        html`<div role="gridcell" class="figures">
          ${
            side
              ? html`<span>${columnText(side.mean, decimals)}</span
                  ><span class="second">${Number.isNaN(side.sd) ? '' : spreadText(side.sd, decimals)}</span
                  >${countOf(side, comparison.sides[place])}`
              : '–'
          }
          ${several && place > 0 ? html`<div class="own">${bar(place, narrowDifference)}</div>` : nothing}
        </div>`,
    )}
    ${several ? nothing : html`<div role="gridcell" class="differences">${tests.map((_, index) => bar(index + 1, differenceWidth))}</div>`}
    <div
      role="gridcell"
      class="words"
      data-tip=${several && words.length > 0 ? words.map(({ side, text }) => `${side}${text}`).join('\n') : nothing}
    >
      ${words.map(({ side, text }) => html`<p>${side}${sentence(text)}</p>`)}
    </div>`;
}

/** Over how many runs a mean is, where that is not what the head of its side says. */
function countOf({ n }: { readonly n: number }, side: Comparison['sides'][number] | undefined) {
  const text = side ? ofFewerRuns(n, side.counted, side.runs) : '';
  return text === '' ? nothing : html`<span class="second count">mean of ${text}</span>`;
}

/** What is decided stands out: the words up to the first comma or full stop. */
function sentence(text: string): TemplateResult {
  const end = /[,;.](?=\s|$)/.exec(text)?.index ?? text.length;
  return html`<strong>${text.slice(0, end)}</strong>${text.slice(end)}`;
}

/** What the tests say, each sentence once; of several sides the one that is meant stands before what does not name it. */
function saidOnce(
  { tests }: ComparedMetric,
  { sides }: Comparison,
  said: string | null,
): readonly { readonly side: string; readonly text: string }[] {
  const sentences = tests.map((test) => test?.sentence ?? null);
  const [first] = sentences;
  if (first !== undefined && sentences.every((text) => text === first))
    return first === null || first === said ? [] : [{ side: '', text: first }];
  return sentences.flatMap((text, index) => {
    const name = shorten(sides[index + 1]?.name ?? '', longestName);
    return text === null ? [] : [{ side: text.startsWith(name) ? '' : `${name}: `, text }];
  });
}

const longestName = 48;

/** Repeats, differences and caveats of a metric that was unfolded. */
export function metricDetails(line: MetricLine): TemplateResult {
  const { metric, comparison, identities, plotWidth, copy } = line;
  return html`${metric.tests.map((test, index) => {
    const [first, second] = [identities[0], identities[index + 1]];
    if (!test || !first || !second || !hasDetails({ tests: [test] })) return nothing;
    const paired = test.pairs.length > 1;
    return html`<div class="details">
      <p class="key second">
        ${comparison.sides.length > 2 ? html`<b>${shorten(comparison.sides[index + 1]?.name ?? '', longestName)}</b>: ` : nothing}${
          paired ? pairedNote(test.pairs.length, test.pairedBy) : 'Repeats of the two sides are not paired.'
        }
      </p>
      <div class="slopes">${paired ? slopePlot(test, plotWidth, [first.colour, second.colour]) : nothing}</div>
      <div class="differences">
        ${paired ? differencePlot(test, metric.goal, differenceWidth, second.colour) : nothing}
      </div>
      <div class="words">
        ${test.details.map((detail) => html`<p>${detail}</p>`)}
        <button class="link" @click=${() => copy(test.sentence)}>Copy Sentence</button>
      </div>
    </div>`;
  })}`;
}

function pairedNote(pairs: number, by: string | null): string {
  return `The same ${pairs} ${by ?? 'repeat'}s on both sides; each line joins one.`;
}

/** What the tests say of a metric, to be copied. */
export function sentencesOf(metric: MetricLine['metric'], { sides }: Comparison): string {
  const sentences = metric.tests.flatMap((test) => test?.sentence ?? []);
  return sentences.length > 0 ? sentences.join('\n') : `${metric.key}: ${sides.map(({ name }) => name).join(', ')}`;
}
