import { describe, expect, it } from 'vitest';
import { compareMarkdown } from '../../../webview/experiments/compare/compareMarkdown';
import { compareRows, type CompareRow } from '../../../webview/experiments/compare/compareRows';
import { differenceBar } from '../../../webview/experiments/compare/differenceBar';
import { differencesText } from '../../../src/base/differencesText';
import { compareHeader } from '../../../webview/experiments/compare/compareHeader';
import { metricCells } from '../../../webview/experiments/compare/metricLine';
import { differencePlot } from '../../../webview/experiments/compare/pairedPlot';
import type { Identity } from '../../../webview/shared/identity';
import { comparison, fact, metric } from './comparison';

const both = comparison({
  metrics: [metric('auc', [0.8, 0.9]), metric('loss', [1, 1])],
  sections: [
    {
      section: 'params',
      facts: [fact('lr', '0.1', '0.1'), { ...fact('depth', '6', null), differences: ['only in xgb'] }],
    },
  ],
});
function nameOf(row: CompareRow): string {
  switch (row.kind) {
    case 'section':
      return row.note;
    case 'metric':
      return row.metric.key;
    case 'fact':
      return row.fact.key;
    case 'file':
      return row.file.path;
    case 'files':
      return `${row.more} more`;
  }
}

const committed = comparison({
  sections: [{ section: 'code', facts: [fact('branch', 'main', 'main'), fact('commit', '7be02d1', 'a41f9c2')] }],
  code: [
    {
      sentence: '3 commits later, 12 files differ',
      files: [
        { path: 'train.py', lines: { added: 12, removed: 3 }, role: 'script' },
        { path: 'logo_2.png', lines: null, role: null },
      ],
      more: 10,
      runs: ['xgb', 'a|b'],
    },
  ],
});

const all = { onlyDiffering: false, folded: new Set<string>(), expanded: new Set<string>() };

describe('the lines of a comparison', () => {
  it('are those that differ, and how many others there are is told', () => {
    const { rows, hidden } = compareRows(both, { ...all, onlyDiffering: true });
    expect(rows.map(nameOf)).toEqual(['1 of 2 differ', 'auc', '1 of 2 differ', 'depth']);
    expect(hidden).toBe(2);
  });

  it('are all where all are asked for, but for folded parts', () => {
    const { rows, hidden } = compareRows(both, { ...all, folded: new Set(['params']) });
    expect(rows.map(({ kind }) => kind)).toEqual(['section', 'metric', 'metric', 'section']);
    expect(hidden).toBe(0);
  });
});

const sentence = 'One run each: repeats are needed to tell.';
const untested = {
  test: 'none' as const,
  difference: 0.1,
  low: NaN,
  high: NaN,
  p: NaN,
  adjusted: NaN,
  n: 1,
  bootstrap: { low: NaN, high: NaN },
  decided: false,
  pairedBy: null,
  pairs: [],
  sentence,
  details: [],
};

describe('metrics of single runs', () => {
  const single = (key: string) => ({ ...metric(key, [0.8, 0.9]), tests: [untested, untested] });
  const expanded = new Set(['auc']);

  it('say once that repeats are needed', () => {
    const { rows } = compareRows(comparison({ metrics: [single('auc'), single('loss')] }), { ...all, expanded });
    expect(rows[0]).toMatchObject({ note: `2 of 2 differ · ${sentence}` });
    expect(rows.slice(1)).toMatchObject([{ said: sentence }, { said: sentence }]);
    const text = compareMarkdown(comparison({ metrics: [single('auc')] }), all);
    expect(text.match(/One run each/g)).toHaveLength(1);
  });

  it('have nothing to unfold', () => {
    const { rows } = compareRows(comparison({ metrics: [single('auc')] }), { ...all, expanded });
    expect(rows[1]).toMatchObject({ expanded: null });
    const paired = { ...single('auc'), tests: [{ ...untested, details: ['p = 0.01'] }] };
    expect(compareRows(comparison({ metrics: [paired] }), { ...all, expanded }).rows[1]).toMatchObject({
      expanded: true,
    });
  });

  it('of which one side has nothing say nothing', () => {
    const lacking = { ...metric('auc', [0.8, 0.9]), tests: [null] };
    const { rows } = compareRows(comparison({ metrics: [lacking] }), { ...all, expanded });
    expect(rows).toMatchObject([{ note: '1 of 1 differ' }, { expanded: null, said: null }]);
  });
});

describe('means of groups', () => {
  const holed = comparison({
    sides: comparison({}).sides.map((side) => ({ ...side, runs: 6, counted: 5 })),
    metrics: [
      {
        ...metric('auc', [0.8, 0.9]),
        sides: [4, 5].map((n) => ({ n, mean: 0.8, sd: 0.1, values: Array<number>(n).fill(0.8) })),
      },
    ],
  });

  it('say over how many runs they are, at the mean where the head says otherwise', () => {
    const identity = { colour: 'red', marker: 'circle' } as unknown as Identity;
    expect(JSON.stringify(compareHeader(holed, [], ''))).toContain('"mean of 5 of 6 runs"');
    const line = { expanded: null, said: null, comparison: holed, identities: [identity, identity], plotWidth: 100 };
    const done = () => undefined;
    const cells = holed.metrics.map((of) => metricCells({ ...line, metric: of, toggle: done, copy: done }));
    expect(JSON.stringify(cells).match(/\d of 6 runs/g)).toEqual(['4 of 6 runs']);
  });

  it('say so in Markdown, which has no such head, with their spread', () => {
    const text = compareMarkdown(holed, all);
    expect(text).toContain('| Metric (mean ± sd) |');
    expect(text).toContain('| auc | 0.80 ± 0.10 (4 of 6 runs) | 0.80 ± 0.10 (5 of 6 runs) |');
  });
});

describe('the differences of pairs', () => {
  it('are named from the left edge, wherever their zero is, so that no name runs out of the plot', () => {
    const pairs = [0, 1, 2].map((at) => ({ label: `${at}`, first: 0.9, second: 0.8 - at / 100 }));
    const plot = differencePlot(
      { ...untested, pairs, low: -0.2, high: -0.1, difference: -0.11 },
      'maximize',
      236,
      'red',
    );
    const heading = plot.values.find((value) => JSON.stringify(value).includes('each pair and mean'));
    expect(JSON.stringify(heading)).toContain('<text x=\\"0\\"');
  });
});

describe('the difference of two single runs', () => {
  const figures = (low: number, difference: number) => {
    const identity = { colour: 'red' } as Identity;
    const bar = differenceBar({ ...untested, low, high: -low, difference }, 'minimize', 236, identity, 3);
    return JSON.stringify(bar.values);
  };

  it('is a number on its side of zero, with the sign of that side, because it has no interval', () => {
    const better = figures(NaN, -0.0125);
    expect(better).toContain('"better",126,17,"start","+0.013"');
    expect(better).not.toContain('circle');
    expect(figures(NaN, 0.0125)).toContain('"figure",110,17,"end","−0.013"');
  });

  it('is a dot with its interval, and no number, where it has one', () => {
    expect(figures(-0.2, -0.0125)).toContain('circle');
    expect(figures(-0.2, -0.0125)).not.toContain('0.013');
  });
});

describe('the code of a comparison', () => {
  it('is told by its distance, and by the files that differ after what was recorded', () => {
    const { rows } = compareRows(committed, { ...all, onlyDiffering: true });
    expect(rows.map(nameOf)).toEqual([
      '1 of 2 differ · 3 commits later, 12 files differ',
      'commit',
      'train.py',
      'logo_2.png',
      '10 more',
    ]);
  });
});

describe('a comparison as Markdown', () => {
  it('tells of one run all that was recorded, and no difference', () => {
    const alone = comparison({
      sides: comparison({}).sides.slice(0, 1),
      metrics: [
        {
          ...metric('auc', [0.8, 0.9]),
          sides: [{ n: 1, mean: 0.8, sd: NaN, values: [0.8] }],
          tests: [],
          differs: false,
        },
      ],
      sections: [{ section: 'params', facts: [{ key: 'lr', values: ['0.1'], differs: false, differences: [] }] }],
    });
    const text = [
      '| Metric | xgb |',
      '| --- | --- |',
      '| auc | 0.8000 |',
      '',
      '| Params | xgb |',
      '| --- | --- |',
      '| lr | 0.1 |',
    ];
    expect(compareMarkdown(alone, { onlyDiffering: true })).toBe(`${text.join('\n')}\n`);
  });

  it('lists the files of the code that differ', () => {
    expect(compareMarkdown(committed, all)).toContain(`Code: 3 commits later, 12 files differ
- train.py (+12 −3)
- logo\\_2.png
- 10 more
`);
  });

  it('has a table for each part, and names that cannot break it', () => {
    expect(compareMarkdown(both, { onlyDiffering: true }))
      .toBe(`| Metric | xgb | a\\|b | Difference, above zero better for a\\|b | In words |
| --- | --- | --- | --- | --- |
| auc | 0.8000 | 0.9000 | – |  |

| Params | xgb | a\\|b | Difference |
| --- | --- | --- | --- |
| depth | 6 | – | only in xgb |
`);
  });

  it('calls no difference better where the direction of a metric is not known', () => {
    const known = metric('auc', [0.8, 0.9]);
    const unknown = { ...metric('epochs', [10, 20]), goal: null };
    const head = (metrics: readonly (typeof known)[]) =>
      compareMarkdown(comparison({ metrics: [...metrics] }), { onlyDiffering: true }).split('\n')[0];
    expect([[unknown], [known, unknown]].map(head)).toEqual([
      '| Metric | xgb | a\\|b | Difference | In words |',
      '| Metric | xgb | a\\|b | Difference, above zero better for a\\|b where a direction is known | In words |',
    ]);
  });

  it('has what is equal where the page shows it, and the differences that it draws', () => {
    const loss = { ...metric('loss', [0.3, 0.25]), goal: 'minimize' as const };
    const interval = { difference: -0.05, low: -0.07, high: -0.03, sentence: 'a is better.' };
    const lines = compareMarkdown(
      comparison({ ...both, metrics: [{ ...loss, tests: [{ ...untested, ...interval }] }] }),
      {
        onlyDiffering: false,
      },
    ).split('\n');
    expect(lines[2]).toBe('| loss | 0.3000 | 0.2500 | +0.0500 (0.0300 to 0.0700) | a is better. |');
    expect(lines.slice(6, 8)).toEqual(['| lr | 0.1 | 0.1 |  |', '| depth | 6 | – | only in xgb |']);
  });

  it('says so where nothing differs, and how that was found', () => {
    expect(
      compareMarkdown(comparison({ metrics: [metric('auc', [1, 1])], method: 'Welch' }), { onlyDiffering: true }),
    ).toBe('Nothing differs.\n\nWelch\n');
  });
});

it('what several sides have other is said of each in its order, once where all have the same', () => {
  const text = (values: readonly (string | null)[], differences: readonly string[]) =>
    differencesText({ values: [...values], differences: [...differences] });
  expect(text(['300', '100', '100'], ['−200', '−200'])).toBe('−200');
  expect(text(['a', 'a', 'a', 'a'], ['', '', ''])).toBe('');
  expect(text(['1', '1', '2', '3', 'x'], ['', '+1', '+2', ''])).toBe('=, +1, +2, –');
});
