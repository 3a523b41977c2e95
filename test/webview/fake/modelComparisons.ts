import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { VersionComparison } from '../../../src/protocol/models/versionComparison';
import { blocked } from './modelPromotions';

/** What two versions together tell; null: they are no two. */
export function comparisonOf({ versions }: ModelPage, version: number, against: number): VersionComparison | null {
  const digest = versions.find(({ number }) => number === against)?.digest;
  if (version === against || digest === undefined) return null;
  const { method, rows } = blocked.champion;
  return {
    against: { version: against, digest },
    ...{ method, problem: null, rows: rows.map((row) => ({ ...row, margin: null, state: 'unjudged' })) },
    changes: [{ name: 'recall at 10 %', difference: 0.019, low: -0.0113, high: 0.0412, rows: 500 }],
    ports: [
      { fact: 'Inputs', own: '13: tenure, plan, plan_changes', other: '11: tenure, plan' },
      { fact: 'Outputs', own: '1: score', other: '1: score' },
    ],
    runs: `runs:rf-${version},rf-${against}`,
  };
}
