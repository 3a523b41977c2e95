import { assertNever } from '../../base/errors';
import type { ColumnRef, MetricSummary, RunAttribute } from '../../runs/columns';
import type { SeriesFunction } from '../../runs/query/predicate';
import type { SqlValue } from '../sqlite';

/** What stands for an operand in SQL. */
export interface SqlOperand {
  /** Its number; NULL where there is none, also for NaN. */
  readonly number: string;
  /** Its text; null where only the number counts. */
  readonly text: string | null;
  /** Whether the run has it: 1 or 0, never NULL. */
  readonly present: string;
  /** Whether it is NaN: 1 or 0, or NULL where it is missing. */
  readonly nan: string;
  /** A param or tag counts as text or as number, whichever it is compared with. */
  readonly recorded: boolean;
  /** Beside a literal, NaN need not be thought of. */
  readonly literal: boolean;
}

/** What the columns of a query need to know of the store. */
export interface KeyLookup {
  /** Number of a key; 0 where no run has it. */
  keyId(kind: 'metric' | 'param' | 'tag', key: string): number;
  /** Mean of the last points of each series of a key, by the number of the run. */
  meanLast(key: string, points: number): ReadonlyMap<number, number>;
}

/** The tables that a query joins to `runs AS r`, and the values that are bound to it. */
export class QueryColumns {
  readonly parameters: SqlValue[] = [];
  readonly #joins = new Map<string, { readonly alias: string; readonly sql: string }>();

  constructor(private readonly lookup: KeyLookup) {}

  get joins(): string {
    return [...this.#joins.values()].map(({ sql }) => sql).join(' ');
  }

  bind(value: SqlValue): string {
    this.parameters.push(value);
    return `?${this.parameters.length}`;
  }

  column(column: ColumnRef): SqlOperand {
    switch (column.kind) {
      case 'metric':
        return this.#summary(column.key, column.of);
      case 'param':
      case 'tag':
        return this.#text(column.kind, column.key);
      case 'attribute':
        return this.#attribute(column.key);
      default:
        return assertNever(column);
    }
  }

  series(key: string, name: SeriesFunction, points: number | null): SqlOperand {
    switch (name) {
      case 'last':
      case 'min':
      case 'max':
        return this.#summary(key, name);
      case 'count':
        return present(`${this.#metric(key)}.run_id`, `CAST(${this.#metric(key)}.points AS REAL)`);
      case 'first':
      case 'mean':
        return this.#ofSeries(key, name);
      case 'sd':
        return this.#deviation(key);
      case 'mean_last':
        return this.#meanLast(key, points ?? 1);
      default:
        return assertNever(name);
    }
  }

  #summary(key: string, of: MetricSummary): SqlOperand {
    const metric = this.#metric(key);
    const column = { last: 'last', min: 'least', max: 'greatest' }[of];
    const number =
      of === 'last' ? '' : `CASE WHEN ${metric}.series_id IS NULL THEN ${metric}.last ELSE ${metric}.${column} END`;
    return present(`${metric}.run_id`, number || `${metric}.last`);
  }

  #ofSeries(key: string, column: 'first' | 'mean'): SqlOperand {
    const metric = this.#metric(key);
    const series = this.#series(key);
    return present(
      `${metric}.run_id`,
      `CASE WHEN ${metric}.series_id IS NULL THEN ${metric}.last ELSE ${series}.${column} END`,
    );
  }

  /** A series with fewer than two numbers has none. */
  #deviation(key: string): SqlOperand {
    const [metric, series] = [this.#metric(key), this.#series(key)];
    const rest = `(${metric}.points - ${series}.nans - 1)`;
    return present(`CASE WHEN ${rest} > 0 THEN 1 END`, `sqrt(${series}.squares / ${rest})`);
  }

  #meanLast(key: string, points: number): SqlOperand {
    const alias = this.#join(`mean_last.${points}.${key}`, (name) => {
      const means = JSON.stringify([...this.lookup.meanLast(key, points)].map(([run, mean]) => ({ run, mean })));
      const rows = `SELECT value ->> 'run' AS run_id, value ->> 'mean' AS mean FROM json_each(${this.bind(means)})`;
      return `LEFT JOIN (${rows}) AS ${name} ON ${name}.run_id = r.number`;
    });
    return present(`${alias}.run_id`, `${alias}.mean`);
  }

  #text(kind: 'param' | 'tag', key: string): SqlOperand {
    const alias = this.#join(`${kind}.${key}`, (name) => {
      const id = this.bind(this.lookup.keyId(kind, key));
      return `LEFT JOIN run_texts AS ${name} ON ${name}.key_id = ${id} AND ${name}.run_id = r.number`;
    });
    return {
      number: `${alias}.number`,
      text: `${alias}.value`,
      present: `${alias}.run_id IS NOT NULL`,
      nan: `(${alias}.number IS NULL AND lower(trim(${alias}.value)) IN ('nan', '+nan', '-nan'))`,
      recorded: true,
      literal: false,
    };
  }

  #attribute(key: RunAttribute): SqlOperand {
    switch (key) {
      case 'name':
        return text('coalesce(r.given_name, r.name)');
      case 'id':
      case 'experiment':
      case 'status':
      case 'user':
        return text(`r.${key}`);
      case 'commit':
        return text('r.commit_id');
      case 'note':
        return text(`nullif(r.note, '')`);
      case 'labels':
        return text(`iif(r.labels = '[]', NULL, (SELECT group_concat(value, ', ') FROM json_each(r.labels)))`);
      case 'source':
        return text(`${this.#source()}.path`);
      case 'kind':
        return text(`${this.#source()}.kind`);
      case 'parent':
        return text(`${this.#parent()}.id`);
      case 'started':
      case 'ended':
      case 'starred':
      case 'archived':
      case 'gone':
        return present(`r.${key}`, `r.${key}`);
      case 'duration':
        return present('r.ended - r.started', '(r.ended - r.started)');
      case 'partly':
        return present('1', '(r.partly IS NOT NULL)');
      default:
        return assertNever(key);
    }
  }

  #metric(key: string): string {
    return this.#join(`metric.${key}`, (name) => {
      const id = this.bind(this.lookup.keyId('metric', key));
      return `LEFT JOIN run_metrics AS ${name} ON ${name}.key_id = ${id} AND ${name}.run_id = r.number`;
    });
  }

  #series(key: string): string {
    const metric = this.#metric(key);
    return this.#join(`series.${key}`, (name) => `LEFT JOIN run_series AS ${name} ON ${name}.id = ${metric}.series_id`);
  }

  #source(): string {
    return this.#join('source', (name) => `LEFT JOIN run_sources AS ${name} ON ${name}.id = r.source_id`);
  }

  #parent(): string {
    return this.#join('parent', (name) => `LEFT JOIN runs AS ${name} ON ${name}.number = r.parent`);
  }

  #join(name: string, sql: (alias: string) => string): string {
    const known = this.#joins.get(name);
    if (known) return known.alias;
    const alias = `c${this.#joins.size}`;
    this.#joins.set(name, { alias, sql: sql(alias) });
    return alias;
  }
}

/** A number that is there where something else is not NULL. */
function present(sign: string, number: string): SqlOperand {
  const isThere = `(${sign}) IS NOT NULL`;
  return {
    number,
    text: null,
    present: isThere,
    nan: `(${isThere} AND ${number} IS NULL)`,
    recorded: false,
    literal: false,
  };
}

function text(sql: string): SqlOperand {
  return { number: 'NULL', text: sql, present: `${sql} IS NOT NULL`, nan: '0', recorded: false, literal: false };
}
