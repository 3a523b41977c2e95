import type { Comparison } from '../../../protocol/experiments/comparison';
import type { RunDetails, RunStore } from '../../../runs/runStore';
import type { MetricMeaning } from '../table/metricMeaning';
import { tellingParams } from '../table/tellingParams';
import { artifactSizes } from './artifacts';
import { codeOf, compareFacts, dataOf, numbers, sizes, tagsOf } from './facts';
import { compareMetrics } from './metrics';
import { tellingFirst } from './tellingFirst';
import { readSides, type Side, type SideInput } from './side';
import { comparisonWarnings, verdictCaveats } from './warnings';

export interface CompareRunsContext {
  readonly store: Pick<RunStore, 'columns' | 'details' | 'find' | 'values'>;
  readonly meaning: MetricMeaning;
}

/** Compares two or more runs or groups of runs, each further side with the first. */
export function compareRuns({ store, meaning }: CompareRunsContext, inputs: readonly SideInput[]): Comparison {
  const sides = readSides(store, inputs);
  const columns = store.columns();
  const primary = meaning.primary(columns);
  const telling = tellingParams(store, columns, primary);
  const sections: Comparison['sections'] = [
    {
      section: 'params',
      facts: tellingFirst(
        compareFacts(sides, ({ params }) => params, numbers),
        telling,
      ),
    },
    { section: 'tags', facts: compareFacts(sides, tagsOf) },
    { section: 'code', facts: compareFacts(sides, codeOf) },
    { section: 'data', facts: compareFacts(sides, dataOf) },
    { section: 'environment', facts: compareFacts(sides, ({ environment }) => environment) },
    { section: 'artifacts', facts: compareFacts(sides.map(withFewRuns), artifactsOf, sizes) },
  ];
  return {
    sides: sides.map(({ row, name, runs, details }) => ({ row, name, runs, ids: details.map(({ id }) => id) })),
    ...compareMetrics({
      sides,
      primary: primary?.kind === 'metric' ? primary.key : null,
      meaning,
      caveats: sides.map((_, index) => verdictCaveats(sides, sections, index)),
    }),
    sections,
    warnings: comparisonWarnings(sides, sections),
  };
}

/** Of a large group the artifacts of its first runs stand for all. */
const mostFolders = 20;

function withFewRuns(side: Side): Side {
  return { ...side, details: side.details.slice(0, mostFolders) };
}

function artifactsOf({ artifacts }: RunDetails): ReadonlyMap<string, string> {
  return artifacts === null ? new Map() : artifactSizes(artifacts);
}
