import type { EventListener } from './eventReader';
import type { SessionFacts } from './hyperParameters';
import type { RunMemory, WriterMemory } from './runMemory';
import type { TagSeries } from './tagTable';

/** More restarts than this are not a training any more. */
const mostRestarts = 1000;

/** Gathers what the events of one writer say, in the order of its files. */
export class WriterEvents implements EventListener {
  /** A restart that was not known came after points that it makes void: the writer has to be read once more. */
  isStale = false;
  /** Where the record that is read begins. */
  readonly place = { file: '', offset: 0 };
  #step = 0;
  #time = NaN;
  /** Restarts that were passed, and the least step of those that are still to come: from there on nothing holds. */
  #passed: number;
  #limit: number;

  /** `main`: what it says of the session is said of the run; `add_hparams` ends its session while the run goes on. */
  constructor(
    private readonly run: RunMemory,
    private readonly writer: WriterMemory,
    private readonly main: boolean,
    anew: boolean,
  ) {
    if (anew) writer.restarts.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.offset - b.offset));
    this.#passed = anew ? 0 : writer.restarts.length;
    this.#limit = this.#leastAhead();
  }

  event(step: number, time: number): void {
    this.#step = step;
    this.#time = time;
    if (!(time > 0)) return;
    this.run.firstEvent = Math.min(this.run.firstEvent ?? time, time);
    this.run.lastEvent = Math.max(this.run.lastEvent ?? time, time);
  }

  scalar(series: TagSeries, value: number): void {
    if (this.#step >= this.#limit || this.isStale) return;
    series.points.add(this.#step, this.#time, value);
    if (this.writer.latestStep === null || this.#step > this.writer.latestStep) this.writer.latestStep = this.#step;
  }

  text(series: TagSeries, text: string): void {
    const before = this.run.texts[series.tag];
    if (this.#step < this.#limit && (before === undefined || before[0] <= this.#step))
      this.run.texts[series.tag] = [this.#step, text];
  }

  startSession(facts: SessionFacts): void {
    for (const [name, value] of facts.params) this.run.params[name] = value;
    if (!this.main) return;
    this.run.sessionStarted = facts.started ?? this.run.sessionStarted;
    this.run.sessionEnded = facts.ended ?? this.run.sessionEnded;
    this.run.sessionStatus = facts.status ?? this.run.sessionStatus;
  }

  restart(): void {
    const { file, offset } = this.place;
    const known = this.writer.restarts.findIndex((restart) => restart.file === file && restart.offset === offset);
    if (known >= 0) {
      this.#passed = known + 1;
      this.#limit = this.#leastAhead();
    } else if (this.writer.restarts.length < mostRestarts && (this.isStale || this.#makesVoid())) {
      this.isStale = true;
      this.writer.restarts.push({ file, offset, step: this.#step });
    }
  }

  #makesVoid(): boolean {
    return this.writer.latestStep !== null && this.writer.latestStep >= this.#step;
  }

  #leastAhead(): number {
    return this.writer.restarts.slice(this.#passed).reduce((least, { step }) => Math.min(least, step), Infinity);
  }
}
