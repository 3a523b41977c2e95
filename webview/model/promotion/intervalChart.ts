import { html, nothing, svg, type TemplateResult } from 'lit';
import { signedText, numberText } from '../../../src/base/numberText';
import { shorten } from '../../../src/base/text';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { MeasuredElement } from '../measuredElement';
import { textWidth } from '../../shared/textWidth';
import { headWords } from './headWords';
import { intervalScale, type IntervalScale } from './intervalScale';

type Row = PromotionPage['champion']['rows'][number];

/** Heights in px: of the line of words above, which is that of the table's head, of a row, and of the axis. */
const head = 28;
const rowHeight = 28;
const axis = 22;
const side = 26;

/** Of the words, as `promotion.css` has it. */
const axisSize = 11;

/** Characters of a metric's name, px behind it, and of the chart the most that names take. */
const longestName = 24;
const nameGap = 8;
const nameShare = 0.4;

/** Differences with their intervals on one axis, better to the right; the table beside says the same in figures. */
export class IntervalChart extends MeasuredElement {
  static override properties = {
    rows: { attribute: false },
    champion: { attribute: false },
    judged: { attribute: false },
  };
  declare rows: readonly Row[];
  declare champion: string;
  /** Whether gates look at the differences; else nothing is said of them. */
  declare judged: boolean;

  override render(): TemplateResult {
    const { rows, width } = this;
    if (width === 0) return html`${nothing}`;
    const values = rows.flatMap(({ better, margin }) => [better.low, better.high, better.difference, -(margin ?? 0)]);
    const scale = intervalScale(values, Math.max(3, Math.floor(width / 56)));
    const left = side + this.#nameWidth();
    const place = (value: number) => left + ((value - scale.from) / (scale.to - scale.from)) * (width - left - side);
    const bottom = head + rows.length * rowHeight;
    return html`<svg class="intervals" role="img" aria-label=${this.#label()} width=${width} height=${bottom + axis}>
      ${this.#headShapes(place)}
      ${this.#isBelow ? rows.map(({ metric }, index) => nameShape(metric, head + (index + 0.5) * rowHeight)) : nothing}
      ${rows.map((row, index) => marginShape(row, { left, y: head + index * rowHeight, place }))}
      ${axisShapes(scale, place, bottom)}
      ${rows.map((row, index) => intervalShape(row, { y: head + (index + 0.5) * rowHeight, place, words: this.#words(row) }))}
    </svg>`;
  }

  /** Whether it stands below the table, whose rows do not name its own then. */
  get #isBelow(): boolean {
    const table = this.previousElementSibling;
    return table !== null && this.getBoundingClientRect().top >= table.getBoundingClientRect().bottom;
  }

  #nameWidth(): number {
    if (!this.#isBelow) return 0;
    const widths = this.rows.map(({ metric }) => textWidth(shorten(metric, longestName), axisSize));
    return Math.min(nameShare * this.width, Math.max(...widths) + nameGap);
  }

  #label(): string {
    const words = this.rows.map((row) => {
      const { difference, low, high } = row.better;
      return `${row.metric} ${signedText(difference, 3)}, from ${signedText(low, 3)} to ${signedText(high, 3)}${this.#words(row)}`;
    });
    return `Better than ${this.champion} by: ${words.join('; ')}`;
  }

  /** What gates say of a difference, behind what it is. */
  #words({ state }: Row): string {
    return this.judged ? `: ${stateWords[state]}` : '';
  }

  #headShapes(place: (value: number) => number): TemplateResult {
    const better = `better than ${this.champion}`;
    const margin = this.rows.find((row) => row.margin !== null)?.margin ?? 0;
    const x = place(-margin);
    const text = `margin ${numberText(-margin, decimalsOf(margin))}`;
    const words = headWords({
      ...{ width: this.width, zero: place(0), better: textWidth(better, axisSize) },
      margin: { at: x, words: margin === 0 ? 0 : textWidth(text, axisSize) },
    });
    const betterWords = svg`<text class="axis" x=${words.better} y="14">${better}</text>`;
    if (margin === 0) return betterWords;
    return svg`<text class="axis" x=${words.margin} y="14">${text}</text>
      ${betterWords}`;
  }
}
customElements.define('tend-intervals', IntervalChart);

const stateWords = {
  pass: 'pass',
  fail: 'fail',
  inconclusive: 'inconclusive',
  unjudged: 'no gate judges the difference',
} as const;

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function axisShapes(
  { ticks, decimals, from, to }: IntervalScale,
  place: (value: number) => number,
  bottom: number,
): TemplateResult {
  return svg`<line class="base" x1=${place(from)} x2=${place(to)} y1=${bottom} y2=${bottom}></line>
    <line class="zero" x1=${place(0)} x2=${place(0)} y1="20" y2=${bottom}></line>
    ${ticks.map(
      (tick) =>
        svg`<text class="axis" x=${place(tick)} y=${bottom + 15} text-anchor="middle">${signedText(tick, decimals)}</text>`,
    )}`;
}

function nameShape(metric: string, y: number): TemplateResult {
  const name = shorten(metric, longestName);
  return svg`<text class="axis" x="0" y=${y} dominant-baseline="central" data-tip=${name === metric ? nothing : metric}>${name}</text>`;
}

interface RowPlace {
  /** Where the room for intervals begins, in px. */
  readonly left: number;
  readonly y: number;
  readonly place: (value: number) => number;
}

/** What is beyond the margin of a row, in that row alone. */
function marginShape({ margin }: Row, { left, y, place }: RowPlace) {
  if (margin === null || margin === 0) return nothing;
  const x = place(-margin);
  return svg`<rect class="beyond" x=${left} y=${y} width=${Math.max(0, x - left)} height=${rowHeight}></rect>
    <line class="margin" x1=${x} x2=${x} y1=${y} y2=${y + rowHeight}></line>`;
}

interface Placed {
  readonly y: number;
  readonly place: (value: number) => number;
  readonly words: string;
}

/** A filled dot is decided, or grey where no gate judges it, an open one inconclusive, a cross failed. */
function intervalShape({ better, state, metric }: Row, { y, place, words }: Placed): TemplateResult {
  const [x, low, high] = [better.difference, better.low, better.high].map(place) as [number, number, number];
  const dot =
    state === 'fail'
      ? svg`<path d="M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x - 4} ${y + 4}L${x + 4} ${y - 4}"></path>`
      : svg`<circle cx=${x} cy=${y} r="4"></circle>`;
  return svg`<g class=${`interval ${state}`} data-tip=${`${metric}${words}`}>
    <path d="M${low} ${y - 4}v8M${low} ${y}H${high}M${high} ${y - 4}v8"></path>${dot}
  </g>`;
}
