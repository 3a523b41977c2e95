import * as z from 'zod/mini';
import type { ColumnRef } from '../../runs/columns';
import type { SourceKind } from '../../runs/run';
import type {
  ColumnFacts,
  ColumnValues,
  MarkChange,
  RunDetails,
  RunNumber,
  RunQuery,
  RunSourceFacts,
  RunStore,
  SourceVisit,
  StoredRun,
} from '../../runs/runStore';
import type { EnvelopeRequest, SeriesEnvelope, SmoothingRequest } from '../../runs/series';
import { ColumnFactsReader } from './columnFacts';
import { ColumnReader } from './columnReader';
import { distinctValues } from './distinctValues';
import type { Points } from './points';
import type { KeyLookup } from './queryColumns';
import { RunMarking } from './runMarking';
import { RunQueries } from './runQueries';
import { RunReader } from './runReader';
import { RunRevision } from './runRevision';
import type { Visits, VisitTools } from './runVisit';
import { SeriesReader } from './seriesReader';

const keyRow = z.object({ id: z.number() });

/** The runs of a store; each question and each write has a class of its own. */
export class RunRepository implements RunStore {
  readonly #queries: RunQueries;
  readonly #reader: RunReader;
  readonly #columns: ColumnReader;
  readonly #facts: ColumnFactsReader;
  readonly #series: SeriesReader;
  readonly #revision: RunRevision;
  #marking: RunMarking | null = null;

  /** `visits`: null where nothing is imported. */
  constructor(
    private readonly tools: VisitTools,
    private readonly visits: Visits | null,
  ) {
    const { database } = tools;
    this.#series = new SeriesReader(database);
    const findKey = database.prepare('SELECT id FROM run_keys WHERE kind = ? AND key = ?');
    const keyId: KeyLookup['keyId'] = (kind, key) => {
      const row = findKey.get(kind, key);
      return row === undefined ? 0 : keyRow.parse(row).id;
    };
    const lookup = {
      keyId,
      meanLast: (key: string, points: number) => this.#series.meanLast(keyId('metric', key), points),
    };
    this.#revision = new RunRevision(database);
    this.#reader = new RunReader(database, this.#revision);
    this.#columns = new ColumnReader(database, lookup, this.#revision);
    this.#queries = new RunQueries(database, lookup, this.#columns, this.#revision);
    this.#facts = new ColumnFactsReader(database, this.#revision);
  }

  revision(): number {
    return this.#revision.read().value;
  }

  find(query: RunQuery): Int32Array {
    return this.#queries.find(query);
  }

  count(): { readonly runs: number; readonly archived: number } {
    return this.#reader.count();
  }

  /** How many runs a person has marked, which no source tells again. */
  marked(): number {
    return this.#reader.marked();
  }

  runs(numbers: readonly RunNumber[]): readonly StoredRun[] {
    return this.#reader.runs(numbers);
  }

  lastSigns(numbers: readonly RunNumber[]): readonly (number | null)[] {
    return this.#reader.lastSigns(numbers);
  }

  byId(id: string): RunNumber | null {
    return this.#reader.byId(id);
  }

  details(number: RunNumber): RunDetails | null {
    return this.#reader.details(number);
  }

  parents(numbers: Int32Array): Int32Array {
    return this.#reader.parents(numbers);
  }

  columns(): readonly ColumnFacts[] {
    return this.#facts.columns();
  }

  values(column: ColumnRef, numbers: Int32Array): ColumnValues {
    return this.#columns.values(column, numbers);
  }

  distinct(column: ColumnRef, limit: number): readonly { readonly value: string; readonly runs: number }[] {
    const everything = this.find({ filter: null, order: [], archived: true });
    return distinctValues(this.values(column, everything), limit);
  }

  points(number: RunNumber, key: string): Points | null {
    return this.#series.points(number, key);
  }

  envelope(number: RunNumber, key: string, request: EnvelopeRequest): SeriesEnvelope | null {
    return this.#series.envelope(number, key, request);
  }

  smoothed(number: RunNumber, key: string, request: SmoothingRequest): Float64Array {
    return this.#series.smoothed(number, key, request);
  }

  sources(): readonly RunSourceFacts[] {
    return this.#reader.sources();
  }

  removed(): readonly RunNumber[] {
    return this.#reader.removed();
  }

  mark(changes: readonly MarkChange[]): readonly MarkChange[] {
    this.#marking ??= new RunMarking(this.tools.database);
    const marking = this.#marking;
    let undo: readonly MarkChange[] = [];
    const write = () =>
      this.tools.write(() => {
        const hides = changes.some(({ marks }) => marks.removed !== undefined);
        undo = marking.mark(changes, this.#revision.next(hides ? 'import' : 'mark'));
      });
    try {
      write();
    } catch (error) {
      // What it gathered was not written.
      this.#marking = null;
      throw error;
    }
    return undo;
  }

  visit(kind: SourceKind, path: string): SourceVisit {
    if (!this.visits) throw new Error('This store was opened by what imports no runs.');
    return this.visits(this.tools, kind, path);
  }
}
