import { chromium, type Browser, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { out } from '../../scripts/places.mjs';
import type { PanelTheme } from './servedPanel';

const axe = createRequire(import.meta.url).resolve('axe-core');

let browser: Browser | undefined;
const opened: Page[] = [];
const problems: string[] = [];

beforeAll(async () => {
  browser = await chromium.connect(inject('panel').browser);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
  expect(problems.splice(0)).toEqual([]);
});
afterAll(() => browser?.close());

async function open(
  file: 'forest' | 'weights' | 'damaged' | 'arrays' | 'slip',
  theme: PanelTheme = 'dark',
  width = 1000,
): Promise<Page> {
  if (!browser) throw new Error('The browser is there only while tests run.');
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  opened.push(page);
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`http://127.0.0.1:${inject('panel').port}/?panel=modelFile&file=${file}&theme=${theme}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const looks: readonly (readonly [string, PanelTheme, number])[] = [
  ['dark', 'dark', 1000],
  ['light', 'light', 1000],
  ['high contrast', 'highContrast', 1000],
  ['narrow', 'dark', 300],
];

describe('the page of a model file', () => {
  it('says first what loading it would run, worst import first', async () => {
    const page = await open('forest');
    expect(await page.locator('.verdict').innerText()).toMatch(/^ ?Dangerous\. Loading it would run commands/);
    const names = await page.locator('section[aria-labelledby="imports"] tbody th').allInnerTexts();
    expect(names).toEqual(['os.system', 'mylib.steps.Scale', 'sklearn.ensemble._forest.RandomForestClassifier']);
  });

  it('says of a dangerous one what would happen, also where that is no command', async () => {
    expect((await (await open('slip')).locator('.verdict').innerText()).trim()).toBe(
      'Dangerous. "../../x" would be unpacked outside of its folder. Do not load it; ask where it came from.',
    );
  });

  it('says of a damaged one that it is that, and of arrays one behind the other only what follows the first', async () => {
    expect(await (await open('damaged')).locator('.verdict').innerText()).toMatch(
      /^ ?Damaged\. It is not what it says/,
    );
    const arrays = await open('arrays');
    expect(await arrays.locator('.verdict').innerText()).not.toContain('Damaged');
    expect(await arrays.locator('.problem').innerText()).toBe('Its header says 8 bytes.');
  });

  it('says why below the name where the page is narrow, so that names stay whole', async () => {
    const page = await open('forest', 'dark', 300);
    const row = page.locator('section[aria-labelledby="imports"] tbody th').first();
    expect(await row.innerText()).toMatch(/^os\.system\s+os can run commands/);
    expect((await row.boundingBox())?.width).toBeGreaterThan(120);
  });

  it('says that its file is gone, and that what stands there is what it was', async () => {
    const page = await open('forest');
    await page.evaluate(() => window.deleteModelFile());
    expect(await page.getByRole('alert').innerText()).toBe(
      'This file cannot be looked into: models/rf_old.joblib does not exist. What stands here is what it was.',
    );
    expect(await page.getByRole('button', { name: 'Package Model…' }).count()).toBe(0);
    expect(await page.locator('.verdict').isVisible()).toBe(true);
  });

  it('draws only the tensors in sight, and reaches the last one', async () => {
    const page = await open('weights');
    const rows = page.locator('.tensor:not(.head)');
    expect(await rows.count()).toBeLessThan(60);
    await page.locator('.tensors').evaluate((table) => table.scrollTo(0, table.scrollHeight));
    await page.getByText('encoder.layer.3999.', { exact: false }).waitFor();
    expect(await rows.count()).toBeLessThan(60);
  });

  it('draws the background of a name as wide as the name, and the head of the sizes above them', async () => {
    const page = await open('weights');
    const [row, head] = [page.locator('.tensor:not(.head)').first(), page.locator('.tensor.head')];
    const [name, type] = [await row.locator('code').boundingBox(), await row.locator('span').first().boundingBox()];
    expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThan((type?.x ?? 0) - 20);
    const sides = [row, head].map((it) => it.locator('.value').evaluate((cell) => getComputedStyle(cell).textAlign));
    expect(await Promise.all(sides)).toEqual(['right', 'right']);
  });

  it('finds tensors by words of their name, type and shape', async () => {
    const page = await open('weights');
    await page.getByRole('searchbox', { name: 'Filter tensors' }).fill('layer.12 bfloat16');
    await page.getByText('55 of 4,000').waitFor();
  });

  it.each(looks)('can be used by everybody: %s', async (name, theme, width) => {
    for (const file of ['forest', 'weights'] as const) {
      const page = await open(file, theme, width);
      await page.evaluate(await readFile(axe, 'utf8'));
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
      await mkdir(join(out, 'screenshots'), { recursive: true });
      await page.screenshot({ path: join(out, 'screenshots', `model-file-${file}-${name.replace(' ', '-')}.png`) });
    }
  });
});
