import { nothingLeftOut, type LeftOut } from '../../../src/base/leftOut';
import { plural } from '../../../src/base/text';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';

type Source = Awaited<ReturnType<ExperimentsAsks['sources']>>[number];
type Looked = Awaited<ReturnType<ExperimentsAsks['looked']>>;

/** Where the runs come from. */
export class SourcesNews {
  /** "mlflow.db, runs · live; old.db is no longer there". */
  words = '';
  /** Which sources could not be read, in words, the first with the reason; their runs are those of the last time. Null: none. */
  failed: string | null = null;
  /** Where runs were looked for; null unless there are none. */
  looked: Looked | null = null;
  leftOut: LeftOut = nothingLeftOut;
  /** What there is to know of the store, a sentence each. */
  notices: readonly string[] = [];

  constructor(readonly asks: Pick<ExperimentsAsks, 'sources' | 'looked' | 'leftOut' | 'notices'>) {}

  async read(): Promise<void> {
    const sources = await this.asks.sources(null);
    this.leftOut = await this.asks.leftOut(null);
    this.notices = await this.asks.notices(null);
    this.failed = failedWords(sources);
    this.words = wordsOf(sources);
    this.looked = sources.every(({ runs }) => runs === 0) ? await this.asks.looked(null) : null;
  }
}

function failedWords(sources: readonly Source[]): string | null {
  const [first, ...others] = sources.filter(({ problem }) => problem !== null);
  if (!first) return null;
  const more = others.length > 0 ? `; ${plural(others.length, 'more source')} cannot be read` : '';
  return `${first.path}: ${first.problem ?? ''}`.replace(/\.$/, '') + more;
}

function wordsOf(sources: readonly Source[]): string {
  if (sources.length === 0) return 'watching this folder';
  const gone = sources.filter((source) => source.gone);
  const there = sources.filter((source) => !source.gone);
  const shown = (some: readonly Source[]) => named(some, sources);
  return [
    ...(there.length === 0 ? [] : [`${shown(there)}${there.some(({ live }) => live) ? ' · live' : ''}`]),
    ...(gone.length === 0 ? [] : [`${shown(gone)} ${gone.length === 1 ? 'is' : 'are'} no longer there`]),
  ].join('; ');
}

/** The first ones by their paths; where several tools wrote into one place also by what they are. */
function named(sources: readonly Source[], all: readonly Source[]): string {
  const isShared = ({ path }: Source) => all.filter((other) => other.path === path).length > 1;
  const names = sources
    .slice(0, 3)
    .map((source) => (isShared(source) ? `${source.path} (${source.title})` : source.path));
  return [...names, ...(sources.length > 3 ? [`${sources.length - 3} more`] : [])].join(', ');
}
