import type { DataAnswers } from '../../../protocol/experiments/endpoints';
import { seenTable } from './seenTable';
import { writeTable } from './writeTable';

/** Answers `export`: what a table of the panel shows, as text; null when the token no longer holds. */
export function exportSeen(answers: Pick<DataAnswers, 'rows' | 'scales'>): DataAnswers['export'] {
  return async ({ token, columns, format }) => {
    const [seen, scales] = await Promise.all([
      answers.rows({ token, from: 0, to: Number.MAX_SAFE_INTEGER, columns }),
      answers.scales({ token, columns }),
    ]);
    if (!seen || !scales) return null;
    const decimals = scales.map((scale) => scale.decimals);
    return writeTable(seenTable({ rows: seen.rows, columns, decimals, baseline: seen.baseline }), format);
  };
}
