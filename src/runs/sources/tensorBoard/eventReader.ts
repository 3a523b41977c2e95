import { ScalarTensor } from './scalarTensor';
import { readSession, type SessionFacts } from './hyperParameters';
import { singleValue } from './singleValue';
import type { TagContent, TagSeries, TagTable } from './tagTable';
import { WireReader, wireTypes } from './wireReader';

/** Fields of `Event` (`tensorflow/core/util/event.proto`) and of `Summary.Value` (`framework/summary.proto`). */
const eventFields = { wallTime: 1, step: 2, summary: 5, sessionLog: 7 } as const;
const valueFields = { tag: 1, simpleValue: 2, tensor: 8, metadata: 9 } as const;
const metadataFields = { pluginData: 1 } as const;
const pluginDataFields = { name: 1, content: 2 } as const;
const sessionStarted = 1;

/** Who wants to know what events say; what is not there is not wanted. */
export interface EventListener {
  /** Called for each event, before what it holds; `time` is milliseconds since 1970. */
  event?(step: number, time: number): void;
  scalar(series: TagSeries, value: number): void;
  text?(series: TagSeries, text: string): void;
  startSession(facts: SessionFacts): void;
  /** The writer began again at the step of the event: what was written of that step and later ones does not hold. */
  restart?(): void;
}

/** Reads events and hands on what they say; images, histograms, graphs and the like are passed over. */
export class EventReader {
  readonly #tags: TagTable;
  readonly #listener: EventListener;
  readonly #event = new WireReader();
  readonly #summary = new WireReader();
  readonly #value = new WireReader();
  readonly #inner = new WireReader();
  readonly #tensor = new ScalarTensor();

  constructor(tags: TagTable, listener: EventListener) {
    this.#tags = tags;
    this.#listener = listener;
  }

  read(buffer: Buffer, start: number, end: number): void {
    const event = this.#event;
    let time = 0;
    let step = 0;
    event.open(buffer, start, end);
    // Writers put the time and the step before what they belong to, as the numbers of the fields say.
    while (event.next()) {
      if (event.field === eventFields.wallTime && event.wire === wireTypes.fixed64)
        time = buffer.readDoubleLE(event.start) * 1000;
      else if (event.field === eventFields.step) step = event.value;
      else this.#readContent(step, time);
    }
  }

  #readContent(step: number, time: number): void {
    const { field, wire, buffer, start, stop } = this.#event;
    this.#listener.event?.(step, time);
    if (wire !== wireTypes.bytes) return;
    if (field === eventFields.summary) this.#readSummary(buffer, start, stop);
    else if (field === eventFields.sessionLog && this.#startsSession(buffer, start, stop)) this.#listener.restart?.();
  }

  #startsSession(buffer: Buffer, start: number, end: number): boolean {
    this.#inner.open(buffer, start, end);
    return this.#inner.next() && this.#inner.field === 1 && this.#inner.value === sessionStarted;
  }

  #readSummary(buffer: Buffer, start: number, end: number): void {
    this.#summary.open(buffer, start, end);
    while (this.#summary.next())
      if (this.#summary.field === 1 && this.#summary.wire === wireTypes.bytes)
        this.#readValue(buffer, this.#summary.start, this.#summary.stop);
  }

  #readValue(buffer: Buffer, start: number, end: number): void {
    const value = this.#value;
    let series: TagSeries | null = null;
    value.open(buffer, start, end);
    while (value.next()) {
      if (value.field === valueFields.tag) series = this.#tags.at(buffer, value.start, value.stop);
      else if (series === null) continue;
      else if (value.field === valueFields.simpleValue && value.wire === wireTypes.fixed32)
        this.#listener.scalar(series, singleValue(buffer.readFloatLE(value.start)));
      else if (value.field === valueFields.metadata) this.#readMetadata(series, value);
    }
    if (series !== null && (series.content === 'scalars' || series.content === 'text'))
      this.#readTensor(series, buffer, start, end);
  }

  /** The metadata comes after the tensor that it explains. */
  #readTensor(series: TagSeries, buffer: Buffer, start: number, end: number): void {
    const value = this.#value;
    value.open(buffer, start, end);
    while (value.next()) {
      if (value.field !== valueFields.tensor || value.wire !== wireTypes.bytes) continue;
      if (series.content === 'text') this.#listener.text?.(series, this.#tensor.text(buffer, value.start, value.stop));
      else this.#readNumber(series, value);
    }
  }

  #readNumber(series: TagSeries, tensor: WireReader): void {
    const number = this.#tensor.number(tensor.buffer, tensor.start, tensor.stop);
    if (number !== null) this.#listener.scalar(series, number);
  }

  #readMetadata(series: TagSeries, metadata: WireReader): void {
    const inner = this.#inner;
    inner.open(metadata.buffer, metadata.start, metadata.stop);
    while (inner.next())
      if (inner.field === metadataFields.pluginData && inner.wire === wireTypes.bytes) this.#readPlugin(series, inner);
  }

  #readPlugin(series: TagSeries, plugin: WireReader): void {
    const data = new WireReader();
    let name = '';
    data.open(plugin.buffer, plugin.start, plugin.stop);
    while (data.next()) {
      if (data.wire !== wireTypes.bytes) continue;
      if (data.field === pluginDataFields.name) name = data.text();
      else if (data.field === pluginDataFields.content && name === 'hparams')
        this.#listener.startSession(readSession(data.buffer, data.start, data.stop));
    }
    series.content = contentOf(name);
  }
}

function contentOf(plugin: string): TagContent {
  return plugin === 'scalars' || plugin === 'text' ? plugin : 'other';
}
