import { sharingSeeds, tellsRepeats, withoutRepeats, type Repeat } from './pairing';

/** Whether a run is one of those whose metrics count: of several runs those that came to their end. */
export function isCounted(status: string | null): boolean {
  return status === 'finished';
}

/** What a param says of the thing that is repeated; undefined where it only tells one repeat from another, or says nothing. */
export function repeatedSetting(key: string, value: string | undefined): string | undefined {
  return tellsRepeats(key) ? undefined : withoutRepeats(value);
}

/** Those runs that are independent of each other: of runs that share a seed the first one. */
export function independent<Run extends Repeat>(runs: readonly Run[]): readonly Run[] {
  const again = new Set(sharingSeeds(runs).flatMap((alike) => alike.slice(1)));
  return runs.filter((run) => !again.has(run));
}
