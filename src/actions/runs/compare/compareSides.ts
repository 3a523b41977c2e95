import { shorten } from '../../../base/text';
import type { Comparison } from '../../../protocol/experiments/comparison';
import type { RunDetails, RunStore } from '../../../runs/runStore';
import type { MetricMeaning } from '../table/metricMeaning';
import { tellingParams } from '../table/tellingParams';
import { artifactSizes, compareContents } from './artifacts';
import { compareData, type RowsOf } from './dataFacts';
import { code, codeOf, compareFacts, environment, marks, numbers, sizes, tagsOf } from './facts';
import { compareMetrics } from './metrics';
import { tellingFirst } from './tellingFirst';
import { counted, withoutUncounted, type Side } from './side';
import { comparisonWarnings, verdictCaveats } from './warnings';

export interface CompareSidesContext {
  readonly store: Pick<RunStore, 'columns' | 'details' | 'find' | 'values'>;
  readonly meaning: MetricMeaning;
  readonly rowsOf: RowsOf;
}

/** Compares two or more runs or groups of runs, each further side with the first, by what was recorded of them. */
export function compareSides({ store, meaning, rowsOf }: CompareSidesContext, named: readonly Side[]): Comparison {
  const sides = named.map((side) => ({ ...side, name: shorten(side.name, longestName) }));
  const judged = sides.map(withoutUncounted);
  const columns = store.columns();
  const primary = meaning.primary(columns);
  const telling = tellingParams(store, columns, primary);
  const kept = judged.map(withFewRuns);
  const sections: Comparison['sections'] = [
    {
      section: 'params',
      facts: tellingFirst(
        compareFacts(judged, ({ params }) => params, numbers),
        telling,
      ),
    },
    { section: 'tags', facts: compareFacts(judged, tagsOf, marks) },
    { section: 'code', facts: compareFacts(judged, codeOf, code) },
    { section: 'data', facts: compareData(judged, rowsOf) },
    { section: 'environment', facts: compareFacts(judged, (run) => run.environment, environment) },
    { section: 'artifacts', facts: compareContents(compareFacts(kept, artifactsOf, sizes), kept.map(foldersOf)) },
  ];
  const compared = compareMetrics({
    sides,
    primary: primary?.kind === 'metric' ? primary.key : null,
    meaning,
    caveats: verdictCaveats(judged, sections),
  });
  return {
    sides: named.map((side, place) => ({
      row: side.row,
      name: side.name,
      runs: side.runs,
      counted: measured(compared, place) || counted(side).length,
      ids: side.details.map(({ id }) => id),
    })),
    ...compared,
    sections,
    code: [],
    warnings: comparisonWarnings(sides, sections),
  };
}

/** Over how many runs the means of a side are at most; 0: it has none. */
function measured({ metrics }: Pick<Comparison, 'metrics'>, place: number): number {
  return metrics.reduce((most, { sides }) => Math.max(most, sides[place]?.n ?? 0), 0);
}

/** Longer names are cut wherever something is said of a side; the sides themselves keep theirs. */
const longestName = 48;

/** Of a large group the artifacts of its first runs stand for all. */
const mostFolders = 20;

function withFewRuns(side: Side): Side {
  return { ...side, details: side.details.slice(0, mostFolders) };
}

function foldersOf({ details }: Side): readonly string[] {
  return details.flatMap(({ artifacts }) => artifacts ?? []);
}

function artifactsOf({ artifacts }: RunDetails): ReadonlyMap<string, string> {
  return artifacts === null ? new Map() : artifactSizes(artifacts);
}
