import { readFileSync } from 'node:fs';
import { plural, shorten } from '../../../base/text';
import type { RunMapping } from '../../../project/runMapping';
import { parseTime } from '../csvLog';
import { pointsOf, type PointColumns } from '../pointColumns';
import {
  addNumbers,
  isJsonList,
  isJsonObject,
  parsePythonJson,
  readPythonJson,
  type Json,
  type JsonObject,
} from '../pythonJson';
import { paramNames, stepName } from './mappedColumns';

export interface MappedJson {
  readonly series: ReadonlyMap<string, PointColumns>;
  readonly params: ReadonlyMap<string, string>;
  /** Reasons why not all of it was read. */
  readonly reasons: readonly string[];
}

/**
 * Metrics in JSON: an object of numbers is one point each, an object of lists one series each, a list of objects (or one on
 * each line) a point of each number in turn. Null where it is not JSON, as in the middle of being written.
 */
export function readMappedJson(path: string, mapping: RunMapping): MappedJson | null {
  const reading = new JsonReading(mapping);
  const whole = /\.(?:jsonl|ndjson)$/i.test(path) ? undefined : readPythonJson(path);
  if (whole !== undefined) reading.addWhole(whole);
  else if (!addLines(reading, path)) return null;
  return reading;
}

/** A last line without an end is still being written. */
function addLines(reading: JsonReading, path: string): boolean {
  const lines = readText(path).split('\n');
  const rest = lines.pop();
  let read = false;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const value = parsePythonJson(line);
    if (isJsonObject(value)) reading.addRecord(value);
    else reading.unread++;
    read ||= isJsonObject(value);
  }
  if (read && rest?.trim() !== '') reading.unread++;
  return read;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

class JsonReading implements MappedJson {
  readonly params = new Map<string, string>();
  /** Lines that are no objects. */
  unread = 0;
  readonly #all = new Map<string, PointColumns>();
  #count = 0;

  constructor(private readonly mapping: RunMapping) {}

  /** Those that the mapping names, or all. */
  get series(): ReadonlyMap<string, PointColumns> {
    const { metrics } = this.mapping;
    return metrics ? new Map([...this.#all].filter(([key]) => metrics.includes(key))) : this.#all;
  }

  get reasons(): readonly string[] {
    const missing = (this.mapping.metrics ?? []).filter((key) => !this.#all.has(key));
    const reasons = missing.map((key) => `no number under ${shorten(key)}`);
    if (this.#all.size === 0) reasons.push('there are no numbers in it');
    return this.unread > 0 ? [...reasons, `${plural(this.unread, 'line')} without a whole object left out`] : reasons;
  }

  addWhole(value: Json): void {
    if (isJsonList(value)) for (const item of value) if (isJsonObject(item)) this.addRecord(item);
    if (!isJsonObject(value)) return;
    this.addRecord(value);
    for (const [key, list] of Object.entries(value)) if (isJsonList(list)) this.#addList(key, list);
  }

  addRecord(record: JsonObject): void {
    const { mapping } = this;
    const step = stepName(mapping, Object.keys(record));
    const params = paramNames(mapping);
    for (const name of params) if (record[name] !== undefined) this.params.set(name, textOf(record[name]));
    const taken = [step, mapping.time, ...params];
    const metrics = Object.entries(record).filter(([name]) => !taken.includes(name));
    const number = step === null ? undefined : record[step];
    const time = mapping.time === undefined ? NaN : parseTime(textOf(record[mapping.time] ?? ''));
    addNumbers(this.#all, Object.fromEntries(metrics), typeof number === 'number' ? number : this.#count, time);
    this.#count++;
  }

  /** As Keras' `History` is written: a list of values for each metric, one an epoch. */
  #addList(key: string, values: readonly Json[]): void {
    for (const [step, value] of values.entries())
      if (typeof value === 'number') pointsOf(this.#all, key).add(step, NaN, value);
  }
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
