import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { MeasuredElement } from '../measuredElement';
import { firstMoment, momentSentence, spokenMoment } from './liveSpans';
import { above, cursorShapes, laneHeight, laneMiddle, spanShapes, tickShapes, timeLineSize } from './timeLineShapes';
import { textWidth } from '../../shared/textWidth';
import { momentAt, movedBy, placeOf, timeScale, type TimeScale } from './timeScale';

/** Which version was live when, a lane a stage, with a cursor that keys and pointer move. */
export class TimeLine extends MeasuredElement {
  static override properties = {
    panel: { attribute: false },
    page: { attribute: false },
    day: { attribute: false },
    lane: { state: true },
  };
  declare panel: ModelPanel;
  declare page: ModelPage;
  declare day: number | null;
  declare lane: number;

  constructor() {
    super();
    this.lane = 0;
  }

  override render(): TemplateResult {
    const { page, width } = this;
    if (width === 0) return html`${nothing}`;
    const scale = this.#scale();
    const { height, bottom } = timeLineSize(page.stages.length);
    const at = this.#moment();
    const x = placeOf(scale, at);
    const sentence = `${this.day === null ? `${scale.step === 'day' ? 'today' : 'now'}, ` : ''}${momentSentence(page, this.#stage(), at, scale)}`;
    const wide = Math.min(width, textWidth(sentence, 11) + 4);
    const indent = `margin-left:${Math.round(Math.max(0, Math.min(x - wide / 2, width - wide)))}px`;
    return html`<p class="moment" .style=${indent}>${sentence}</p>
      <svg
        class="time-line"
        role="slider"
        tabindex="0"
        aria-label="Day"
        aria-orientation="horizontal"
        aria-valuemin=${scale.from}
        aria-valuemax=${page.now}
        aria-valuenow=${at}
        aria-valuetext=${spokenMoment(page, this.#stage(), at, scale)}
        width=${width}
        height=${height}
        @keydown=${(event: KeyboardEvent) => this.#key(event, scale)}
        @pointerdown=${(event: PointerEvent) => this.#point(event, scale)}
        @pointermove=${(event: PointerEvent) => event.buttons === 1 && this.#point(event, scale)}
      >
        ${tickShapes(scale, bottom)} ${page.stages.map((stage, lane) => this.#laneName(stage, lane))}
        ${spanShapes(page, scale)} ${cursorShapes(placeOf(scale, page.now), x, bottom)}
      </svg>`;
  }

  #stage(): string {
    return this.page.stages[this.lane] ?? '';
  }

  #scale(): TimeScale {
    const { stages, now } = this.page;
    const first = firstMoment(this.page);
    const left = Math.min(this.width * 0.3, Math.max(...stages.map((stage) => textWidth(stage, 13))) + 24);
    return timeScale(first, now, left, this.width);
  }

  /** The day that is looked at: today until one is chosen. */
  #moment(): number {
    return Math.min(this.day ?? this.page.now, this.page.now);
  }

  #laneName(stage: string, lane: number): TemplateResult {
    const chosen = lane === this.lane && this.page.stages.length > 1;
    return svg`<text class=${chosen ? 'lane chosen' : 'lane'} x="0" y=${laneMiddle(lane) + 4}>${stage}</text>`;
  }

  #key(event: KeyboardEvent, scale: TimeScale): void {
    const lanes = this.page.stages.length;
    const moved = movedBy(event.key, event.shiftKey, this.#moment(), scale, this.page.now);
    if (moved !== null) this.#choose(moved);
    else if (event.key === 'ArrowDown') this.lane = Math.min(lanes - 1, this.lane + 1);
    else if (event.key === 'ArrowUp') this.lane = Math.max(0, this.lane - 1);
    else return;
    event.preventDefault();
  }

  #point(event: PointerEvent, scale: TimeScale): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const lane = Math.floor((event.clientY - box.top - above) / laneHeight);
    if (event.type === 'pointerdown' && lane >= 0 && lane < this.page.stages.length) this.lane = lane;
    this.#choose(momentAt(scale, event.clientX - box.left));
  }

  #choose(at: number): void {
    const { now } = this.page;
    const day = Math.max(this.#scale().from, Math.min(at, now));
    this.panel.change({ day: day >= now ? null : Math.round(day) });
  }
}
customElements.define('tend-time-line', TimeLine);
