import { describe, expect, it } from 'vitest';
import { projectRuns } from './fake/runSets';
import { usePanels, type PanelPage } from './panelPage';
import type { ViewState } from '../../src/protocol/experiments/viewState';
import { charted, groupedView } from './views';

const open = usePanels();

describe('the scatter', () => {
  it('sets the metric that counts against the one that costs, with the runs that none beats', async () => {
    const panel = await open({ state: charted({ kind: 'scatter' }) });
    await panel.page.getByRole('img', { name: /^val_auc against train_time/ }).waitFor();
    await panel.page.getByText(/on the Pareto front/).waitFor();
    await panel.page.getByText('3 runs without both values').waitFor();
    await panel.picture('panel-scatter-dark');
  });

  it('begins with a metric that has values where the one that costs has none', async () => {
    const panel = await open({ state: charted({}) });
    await panel.page.locator('.plot canvas').first().waitFor();
    await panel.page.evaluate(
      (runs) => {
        for (const run of runs) window.fake.setMetric(run, 'train_time', NaN);
      },
      projectRuns().map(({ number }) => number),
    );
    await panel.page.getByRole('button', { name: 'Scatter' }).click();
    await panel.page.getByRole('img', { name: /^val_auc against val_logloss/ }).waitFor();
    await panel.page.getByText(/on the Pareto front/).waitFor();
    await panel.page.getByRole('button', { name: /^x val_logloss/ }).waitFor();
  });

  it('has its values as a table', async () => {
    const panel = await open({ state: charted({ kind: 'scatter' }) });
    await panel.page.getByRole('img', { name: /^val_auc against train_time/ }).focus();
    await panel.press('Enter');
    const table = panel.page.getByRole('region', { name: 'Values as a table' });
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['run', 'train_time', 'val_auc']);
    const [time, auc] = await table
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => [cell.textContent, (cell as HTMLElement).dataset.tip]));
    expect([time?.[0], auc?.[0]]).toEqual([
      expect.stringMatching(/^\d+\.\d{1,2}$/),
      expect.stringMatching(/^0\.\d{4}$/),
    ]);
    expect(auc?.[1]).toMatch(/^val_auc: exactly 0\.\d{7,}$/);
  });

  it('writes times of an axis as dates', async () => {
    const x = { kind: 'attribute', key: 'started' } as const;
    const y = { kind: 'metric', key: 'val_auc', of: 'last' } as const;
    const panel = await open({ state: charted({ kind: 'scatter', scatter: { x, y } }) });
    const scatter = panel.page.locator('tend-scatter');
    await scatter.locator('canvas').first().waitFor();
    const labels = () =>
      scatter.evaluate(
        (view) =>
          (view as unknown as ScatterElement).chart
            ?.getModel()
            .getComponent('xAxis', 0)
            .axis.getViewLabels()
            .map(({ formattedLabel }) => formattedLabel) ?? [],
      );
    await expect.poll(async () => (await labels()).length).toBeGreaterThan(2);
    expect((await labels()).every((text) => /^[A-Z][a-z]{2} \d+(, \d\d:\d\d.*)?$/.test(text))).toBe(true);
    await panel.picture('panel-scatter-times');
  });
});

interface ScatterElement {
  readonly chart: {
    getModel(): {
      getComponent(
        kind: string,
        index: number,
      ): {
        readonly axis: { getViewLabels(): readonly { readonly formattedLabel: string }[] };
      };
    };
  } | null;
}

/** The stretches of an axis that are brushed in the drawing. */
function brushDrawn({ page }: PanelPage, axis: number): Promise<unknown> {
  return page.locator('tend-parallel').evaluate((view, index) => {
    const { chart } = view as unknown as Drawn;
    return chart?.getModel().getComponent('parallelAxis', index).activeIntervals;
  }, axis);
}

/** The names of the runs that are drawn as dark lines. */
function darkLines({ page }: PanelPage): Promise<readonly string[]> {
  return page.locator('tend-parallel').evaluate((view) => {
    const lines = (view as unknown as Drawn).chart?.getModel().getSeriesByIndex(0).getData();
    return Array.from({ length: lines?.count() ?? 0 }, (_, line) => line).flatMap((line) => {
      const { opacity, stroke } = lines?.getItemVisual(line, 'style') ?? { opacity: 0, stroke: '' };
      return opacity > 0.5 && !stroke.startsWith('rgba') ? (lines?.getName(line) ?? []) : [];
    });
  });
}

interface Lines {
  count(): number;
  getName(line: number): string;
  getItemVisual(line: number, key: 'style'): { readonly opacity: number; readonly stroke: string };
}

interface Drawn {
  readonly chart: {
    getModel(): {
      getComponent(kind: string, index: number): { readonly activeIntervals: unknown };
      getSeriesByIndex(index: number): { getData(): Lines };
    };
  } | null;
}

describe('parallel coordinates', () => {
  it('take a brush that is drawn slowly as it stands when the pointer is let go', async () => {
    const panel = await open({ state: charted({ kind: 'parallel' }) });
    const { page } = panel;
    await panel.page.locator('tend-parallel canvas').first().waitFor();
    const box = await page.locator('tend-parallel .canvas').boundingBox();
    if (!box) throw new Error('There is no chart.');
    const x = box.x + box.width - 60;
    await page.mouse.move(x, box.y + 60);
    await page.mouse.down();
    for (const down of [10, 40, 70, 100]) {
      await page.mouse.move(x, box.y + 60 + down);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    expect(await panel.filter.inputValue()).toBe('');
    await page.mouse.up();
    await expect.poll(() => panel.filter.inputValue()).toMatch(/>=/);
    const [low = NaN, high = NaN] = (await panel.filter.inputValue()).match(/\d+\.\d+/g)?.map(Number) ?? [];
    // From 0.80 to 0.86 over the whole axis: what was drawn is a third of it, not its first ten pixels.
    expect(high - low).toBeGreaterThan(0.015);
    await page.getByText(/^\d+ of 93 in the brush$/).waitFor();
  });

  it('leave a brush in the hand that draws it while the runs change, and are drawn anew when it is let go', async () => {
    const panel = await open({ state: charted({ kind: 'parallel' }) });
    const { page } = panel;
    await page.locator('tend-parallel canvas').first().waitFor();
    const box = await page.locator('tend-parallel .canvas').boundingBox();
    if (!box) throw new Error('There is no chart.');
    const [x, y] = [box.x + box.width - 60, box.y + 60];
    const last = (await page.getByRole('button', { name: /^Brush on/ }).count()) - 1;
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const down of [10, 40, 70, 100]) {
      await page.mouse.move(x, y + down);
      await page.evaluate((value) => window.fake.setMetric(7, 'train_time', value), 12_345 + down);
      await panel.grid.getByText(`12,${345 + down}`).waitFor();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      expect(await brushDrawn(panel, last)).toHaveLength(1);
    }
    await page.evaluate(() => window.fake.addBest());
    await page.mouse.up();
    await page.getByText(/^\d+ of 94 in the brush$/).waitFor();
    const [low = NaN, high = NaN] = (await panel.filter.inputValue()).match(/\d+\.\d+/g)?.map(Number) ?? [];
    expect(high - low).toBeGreaterThan(0.015);
  });

  it('write a brush into the filter, and keep what is outside of it faintly in sight', async () => {
    const panel = await open({ state: charted({ kind: 'parallel' }) });
    const brush = panel.page.getByRole('button', { name: /^Brush on depth: none/ });
    await brush.waitFor();
    await panel.page.evaluate(() => (window.fake.answerText = '6 to 8'));
    await brush.click();
    await panel.page.getByRole('button', { name: /^Brush on depth: 6 to 8/ }).waitFor();
    await expect.poll(() => panel.filter.inputValue()).toBe('params.depth >= 6 and params.depth <= 8');
    await panel.page.getByText(/^\d+ of 93 in the brush$/).waitFor();
    await expect.poll(() => brushDrawn(panel, 2)).toEqual([[6, 8]]);
    await panel.picture('panel-parallel-dark');
  });

  it('ask again for a range that cannot be read, and say how one is written', async () => {
    const panel = await open({ state: charted({ kind: 'parallel' }) });
    const brush = panel.page.getByRole('button', { name: /^Brush on val_auc: none/ });
    await brush.waitFor();
    await panel.page.evaluate(() => (window.fake.answerText = 'abc'));
    await brush.click();
    const asked = () =>
      panel.page.evaluate(() =>
        window.fake.asked
          .filter(({ endpoint }) => endpoint === 'askText')
          .map(({ params }) => params as { value: string; placeholder: string; problem?: string }),
      );
    await expect.poll(async () => (await asked()).length).toBe(2);
    const [first, again] = await asked();
    expect(first).toEqual({ title: 'Range of val_auc', value: '', placeholder: first?.placeholder });
    const [low = NaN, high = NaN] = first?.placeholder.split(' to ').map(Number) ?? [];
    expect([low > 0.79, low < high, high < 0.87]).toEqual([true, true, true]);
    expect(again).toMatchObject({
      value: 'abc',
      problem: `A range is written as ${low} to ${high}, at least ${low} or at most ${high}.`,
    });
  });

  it.each([
    ["params.model in ('lgbm', 'rf', 'xgb')", 0, /^(lgbm|rf|xgb)/],
    ["params.depth in ('2', '8')", 1, /-d(2|8)-/],
  ])('draw dark what the filter lets through, and nothing between: %s', async (filter, axis, name) => {
    const parallel: ViewState['charts']['parallel'] = [
      { kind: 'param', key: 'model' },
      { kind: 'param', key: 'depth' },
      { kind: 'metric', key: 'val_auc', of: 'last' },
    ];
    const panel = await open({ state: { ...charted({ kind: 'parallel', parallel }), filter } });
    const { page } = panel;
    const caption = page.getByText(/^\d+ of 93 in the brush$/);
    await expect.poll(() => caption.count()).toBe(1);
    const shown = Number.parseInt(await caption.innerText());
    await expect.poll(async () => (await darkLines(panel)).length).toBe(shown);
    expect((await darkLines(panel)).filter((dark) => !name.test(dark))).toEqual([]);
    const intervals = (await brushDrawn(panel, axis)) as readonly unknown[];
    expect(intervals.length).toBeGreaterThan(1);
    await panel.picture(`panel-parallel-apart-${axis}`);
    await page.getByRole('img', { name: /^Parallel coordinates/ }).focus();
    await panel.press('Enter');
    const table = page.getByRole('region', { name: 'Values as a table' });
    const inBrush = await table
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [row.querySelector('th')?.textContent ?? '', row.querySelector('td')?.textContent ?? '']),
      );
    expect(inBrush.filter(([, word]) => word === 'yes')).toHaveLength(shown);
    expect(inBrush.filter(([run = '', word]) => name.test(run) !== (word === 'yes'))).toEqual([]);
  });

  it('have no axis where no run has a value, and say so', async () => {
    const parallel: ViewState['charts']['parallel'] = [
      { kind: 'param', key: 'depth' },
      { kind: 'param', key: 'lr' },
      { kind: 'metric', key: 'val_auc', of: 'last' },
    ];
    const panel = await open({ state: { ...charted({ kind: 'parallel', parallel }), filter: "params.model = 'rf'" } });
    await panel.page.getByText('no axis for lr: no run has a value').waitFor();
    expect(await panel.page.getByRole('button', { name: /^Brush on/ }).allInnerTexts()).toEqual(['depth', 'val_auc']);
    await panel.picture('panel-parallel-empty-axis');
    await panel.filter.fill("params.model = 'lgbm'");
    await panel.page.getByRole('button', { name: /^Brush on lr/ }).waitFor();
    expect(await panel.page.getByText('no axis for').count()).toBe(0);
  });

  it('say what they need where fewer than two axes are left, and save no empty picture', async () => {
    const parallel: ViewState['charts']['parallel'] = [
      { kind: 'param', key: 'depth' },
      { kind: 'param', key: 'lr' },
    ];
    const panel = await open({ state: { ...charted({ kind: 'parallel', parallel }), filter: "params.model = 'rf'" } });
    const { page } = panel;
    await page.getByText('Parallel coordinates need two params or metrics that differ.').waitFor();
    expect(await page.locator('tend-parallel canvas').count()).toBe(0);
    await page.getByRole('button', { name: 'Export Chart…' }).click();
    const disabled = await page.locator('[role=menuitem][aria-disabled=true]').allInnerTexts();
    expect(disabled.map((label) => label.trim())).toEqual(['Save as PNG…', 'Save as SVG…']);
    await page.keyboard.press('Escape');
    await panel.filter.fill("params.model = 'lgbm'");
    await page.locator('tend-parallel canvas').first().waitFor();
    await panel.filter.fill("params.model = 'none of them'");
    await page.getByText('There is no run to draw.').waitFor();
  });

  it('take every step of keys that come faster than the filter is written', async () => {
    const view = { ...charted({ kind: 'parallel' }), filter: 'params.depth >= 6 and params.depth <= 8' };
    const panel = await open({ state: view });
    const brush = panel.page.getByRole('button', { name: /^Brush on depth: 6 to 8/ });
    await brush.focus();
    await brush.evaluate((button) => {
      const press = () => button.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      for (let count = 0; count < 8; count++) press();
    });
    // From 2 to 12: eight steps of a fortieth are two.
    await panel.page.getByRole('button', { name: /^Brush on depth: 4 to 6/ }).waitFor();
    await expect.poll(() => panel.filter.inputValue()).toBe('params.depth >= 4 and params.depth <= 6');
    await expect.poll(() => brushDrawn(panel, 2)).toEqual([[4, 6]]);
  });

  it('say in a tip that is open what the brush is now', async () => {
    const view = { ...charted({ kind: 'parallel' }), filter: 'params.depth >= 6 and params.depth <= 8' };
    const panel = await open({ state: view });
    await panel.page.getByRole('button', { name: /^Brush on depth: 6 to 8/ }).hover();
    const tip = panel.page.getByRole('tooltip');
    await tip.getByText(/^Brush on depth: 6 to 8/).waitFor();
    await panel.filter.evaluate((box: HTMLInputElement) => {
      box.value = 'params.depth >= 2 and params.depth <= 4';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await tip.getByText(/^Brush on depth: 2 to 4/).waitFor();
  });

  it('take a bound on one side alone, and runs without a value, from the filter and into it', async () => {
    const panel = await open({ state: { ...charted({ kind: 'parallel' }), filter: 'params.depth >= 6' } });
    const brush = panel.page.getByRole('button', { name: /^Brush on depth: at least 6/ });
    await brush.waitFor();
    await expect.poll(() => brushDrawn(panel, 2)).toEqual([[6, 12]]);
    await panel.page.evaluate(() => (window.fake.answerText = 'at most 4 or missing'));
    await brush.click();
    await expect.poll(() => panel.filter.inputValue()).toBe('(params.depth <= 4 or params.depth is null)');
    await panel.page.getByRole('button', { name: /^Brush on depth: at most 4 or missing/ }).waitFor();
  });

  it('write times of an axis and its brush as dates', async () => {
    const at = Date.now() - 6 * 86_400_000;
    const parallel: ViewState['charts']['parallel'] = [
      { kind: 'attribute', key: 'started' },
      { kind: 'attribute', key: 'duration' },
      { kind: 'metric', key: 'val_auc', of: 'last' },
    ];
    const panel = await open({ state: { ...charted({ kind: 'parallel', parallel }), filter: `started >= ${at}` } });
    await panel.page
      .getByRole('button', { name: /^Brush on started: at least \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\./ })
      .waitFor();
    await panel.picture('panel-parallel-times');
  });

  it('clear a brush by Delete', async () => {
    const view = { ...charted({ kind: 'parallel' }), filter: 'params.depth >= 6 and params.depth <= 8' };
    const panel = await open({ state: view });
    await panel.page.getByRole('button', { name: /^Brush on depth: 6 to 8/ }).focus();
    await panel.press('Delete');
    await panel.page.getByRole('button', { name: /^Brush on depth: none/ }).waitFor();
    await expect.poll(() => panel.filter.inputValue()).toBe('');
  });
});

describe('the boxes', () => {
  it('stand for the groups of the table', async () => {
    const panel = await open({ state: charted({ kind: 'box' }, groupedView) });
    await panel.page.getByRole('img', { name: /^val_auc by model and depth/ }).waitFor();
    await panel.picture('panel-box-dark');
  });

  it('hold the runs that the figures of the table count, and no others', async () => {
    const panel = await open({ state: charted({ kind: 'box' }, groupedView) });
    await panel.page.getByText('box, and every finished run').waitFor();
    const shown = Number.parseInt(await panel.status.locator('b').first().innerText());
    // Two runs of the mlp go on, and one of the rf failed.
    await panel.page.getByRole('img', { name: `val_auc by model and depth, ${shown - 3} runs` }).waitFor();
  });

  it('stand in the order of the groups of the table, whatever is unfolded there', async () => {
    const sort = [{ column: { kind: 'metric', key: 'val_logloss', of: 'last' }, descending: true }] as const;
    const panel = await open({ state: charted({ kind: 'box' }, { ...groupedView, sort: [...sort] }) });
    await panel.page.getByRole('img', { name: /^val_auc by model and depth/ }).waitFor();
    const boxes = () =>
      panel.page.locator('tend-box').evaluate((box) => {
        const { chart } = box as unknown as { readonly chart: { getOption(): { yAxis: { data: string[] }[] } } | null };
        return chart?.getOption().yAxis[0]?.data ?? [];
      });
    const baseline = 'xgb · 6';
    const groups = async () => [baseline, ...(await panel.names()).map((name) => name.trim())];
    await expect.poll(async () => (await boxes()).slice(0, 6)).toEqual((await groups()).slice(0, 6));
    await panel.grid.focus();
    await panel.press('ArrowRight');
    await panel.grid.locator('.row:not(.group)').first().waitFor();
    expect((await boxes()).slice(0, 6)).toEqual(['xgb · 6', 'logreg · –', 'rf · 6', 'mlp · 2', 'rf · 8', 'mlp · 3']);
  });
});
