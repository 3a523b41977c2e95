import { describe, expect, it } from 'vitest';
import { compareMarkdown } from '../../../webview/experiments/compare/compareMarkdown';
import { compareRows } from '../../../webview/experiments/compare/compareRows';
import { comparison, fact, metric } from './comparison';

const both = comparison({
  metrics: [metric('auc', [0.8, 0.9]), metric('loss', [1, 1])],
  sections: [{ section: 'params', facts: [fact('lr', '0.1', '0.1'), fact('depth', '6', null)] }],
});
const all = { onlyDiffering: false, folded: new Set<string>(), expanded: new Set<string>() };

describe('the lines of a comparison', () => {
  it('are those that differ, and how many others there are is told', () => {
    const { rows, hidden } = compareRows(both, { ...all, onlyDiffering: true });
    expect(
      rows.map((row) => (row.kind === 'section' ? row.note : row.kind === 'fact' ? row.fact.key : row.metric.key)),
    ).toEqual(['1 of 2 differ', 'auc', '1 of 2 differ', 'depth']);
    expect(hidden).toBe(2);
  });

  it('are all where all are asked for, but for folded parts', () => {
    const { rows, hidden } = compareRows(both, { ...all, folded: new Set(['params']) });
    expect(rows.map(({ kind }) => kind)).toEqual(['section', 'metric', 'metric', 'section']);
    expect(hidden).toBe(0);
  });
});

describe('a comparison as Markdown', () => {
  it('has a table for each part, and names that cannot break it', () => {
    expect(compareMarkdown(both)).toBe(`| Metric | xgb | a\\|b | In words |
| --- | --- | --- | --- |
| auc | 0.8000 | 0.9000 |  |
| loss | 1 | 1 |  |

| Params | xgb | a\\|b |
| --- | --- | --- |
| depth | 6 | – |
`);
  });
});
