import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';

type Source = Awaited<ReturnType<ExperimentsAsks['sources']>>[number];
type Looked = Awaited<ReturnType<ExperimentsAsks['looked']>>;

/** Where the runs come from. */
export class SourcesNews {
  /** "mlflow.db, runs · live". */
  words = '';
  /** A source that could not be read; its runs are those of the last time. */
  failed: Source | null = null;
  /** Where runs were looked for; null unless there are none. */
  looked: Looked | null = null;
  /** What a person had marked and is gone, in words. */
  lost: string | null = null;

  constructor(readonly asks: Pick<ExperimentsAsks, 'sources' | 'looked' | 'lost'>) {}

  async read(): Promise<void> {
    const sources = await this.asks.sources(null);
    this.lost = await this.asks.lost(null);
    this.failed = sources.find(({ problem }) => problem !== null) ?? null;
    this.words = wordsOf(sources);
    this.looked = sources.every(({ runs }) => runs === 0) ? await this.asks.looked(null) : null;
  }
}

function wordsOf(sources: readonly Source[]): string {
  if (sources.length === 0) return 'watching this folder';
  const names = sources.slice(0, 3).map(({ path }) => path);
  const more = sources.length > 3 ? [`${sources.length - 3} more`] : [];
  return `${[...names, ...more].join(', ')}${sources.some(({ live }) => live) ? ' · live' : ''}`;
}
