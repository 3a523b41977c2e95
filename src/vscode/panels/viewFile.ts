import { Document, isMap, isSeq, parse, visit } from 'yaml';
import { columnId, metricSummaries, runAttributes, type ColumnRef } from '../../runs/columns';
import { withMilliseconds } from '../../runs/query/unitlessDurations';
import { viewState, type ViewState } from '../../protocol/experiments/viewState';

/** A saved view: what a person reads, reviews and merges. */
export interface ViewFile {
  readonly name: string;
  readonly state: ViewState;
}

/** In filters of the first version, bare numbers beside durations were milliseconds. */
const versions: readonly unknown[] = [1, 2];

/** More aliases than a person writes. */
const mostAliases = 20;

/** Keys whose texts name columns, and those whose lists do. */
const columnKeys = new Set(['column', 'x', 'y', 'box', 'colourBy']);
const columnLists = new Set(['groupBy', 'parallel']);

/** Writes a view in one order of keys, columns as the filter names them, so that a change is a line. */
export function writeView({ name, state }: ViewFile): string {
  const document = new Document({ version: 2, name, ...(written(viewState.parse(state)) as object) });
  visit(document, {
    Map: (_key, map, path) => {
      if (path.some((parent) => isSeq(parent))) map.flow = true;
    },
    Seq: (_key, list) => {
      if (!list.items.some((item) => isMap(item))) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

/** Reads a view; throws one sentence that says what is wrong with it. */
export function readView(text: string): ViewFile {
  const content: unknown = parse(text, { maxAliasCount: mostAliases });
  if (typeof content !== 'object' || content === null) throw new Error('it holds no view.');
  if (!('version' in content) || !versions.includes(content.version)) throw new Error('its version is not 1 or 2.');
  if (!('name' in content) || typeof content.name !== 'string') throw new Error('it has no name.');
  const parsed = viewState.safeParse(read('', content));
  if (parsed.success) return { name: content.name, state: upToDate(parsed.data, content.version) };
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Error(`"${place}" is missing or not what a view has there.`);
}

function upToDate(state: ViewState, version: unknown): ViewState {
  return version === 1 ? { ...state, filter: withMilliseconds(state.filter) } : state;
}

function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value && 'key' in value) return columnId(value as ColumnRef);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, written(part)]));
}

function read(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => (columnLists.has(key) ? columnOf(part) : read('', part)));
  if (columnKeys.has(key)) return columnOf(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(name, part)]));
}

/** The column that `columnId` names so; what names none stays what it is, and the schema refuses it. */
function columnOf(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  const [, of = 'last', metric] = /^(?:(\w+)\(metrics\.(.*)\)|metrics\..*)$/s.exec(text) ?? [];
  const summary = metricSummaries.find((it) => it === of);
  if (metric !== undefined && summary) return { kind: 'metric', key: metric, of: summary };
  if (text.startsWith('metrics.')) return { kind: 'metric', key: text.slice('metrics.'.length), of: 'last' };
  if (text.startsWith('params.')) return { kind: 'param', key: text.slice('params.'.length) };
  if (text.startsWith('tags.')) return { kind: 'tag', key: text.slice('tags.'.length) };
  const attribute = runAttributes.find((it) => it === text);
  return attribute ? { kind: 'attribute', key: attribute } : text;
}
