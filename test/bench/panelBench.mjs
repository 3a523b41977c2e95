import { build } from 'esbuild';
import { chromium as driver } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, chromiumArguments } from '../../scripts/host/chromium.mjs';
import { startServer } from '../../scripts/host/server.mjs';
import { packageOnce } from '../../scripts/package.mjs';
import { inRoot } from '../../scripts/places.mjs';
import { bundled } from './bundled.mjs';
import { median, printTable } from './measure.mjs';

const rounds = 5;

/** The filter is applied when this many milliseconds have passed since the last key. */
const filterPause = 150;

/** Runs whose curves are panned. */
const curves = 50;

/**
 * The experiments panel in a real VS Code, from the installed package: 10,000 runs by a hundred columns, 100,000, and
 * curves of a million points each.
 */
export async function panelBench() {
  const { fillPanelStore, fillCurveStore } = await loadFill();
  const where = 'Chromium without a GPU';
  for (const runs of [10_000, 100_000]) {
    const figures = await measure((project) => fillPanelStore(project, runs), measurePanel);
    printTable(`Experiments panel, ${runs.toLocaleString('en')} runs × 100 columns, ${where}`, [
      ['', 'measured', 'budget at 10,000'],
      ...figures,
    ]);
  }
  const figures = await measure((project) => fillCurveStore(project, curves), measureCurves);
  printTable(`${curves} curves of 1,000,000 points, ${where}`, [['', 'measured', 'budget'], ...figures]);
}

/** @typedef {readonly (readonly string[])[]} Rows */

/**
 * @param {(project: string) => void} fill
 * @param {(page: import('playwright-core').Page) => Promise<Rows>} act
 * @returns {Promise<Rows>}
 */
async function measure(fill, act) {
  const folder = await mkdtemp(join(tmpdir(), 'tend-panel-bench-'));
  const project = join(folder, 'project');
  fill(project);
  const [vsix, program] = await Promise.all([packageOnce(), chromium()]);
  const server = await startServer({ data: join(folder, 'vscode'), vsix: [vsix], trusted: true });
  const browser = await driver.launch({
    executablePath: program.path,
    args: [...chromiumArguments, '--enable-precise-memory-info'],
    env: { ...process.env, ...program.environment },
  });
  try {
    // What measures is put into the page, whose policy would not let it in.
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US', bypassCSP: true });
    await page.addInitScript(noteFirstRow);
    await page.goto(server.address(project));
    await page.locator('.activitybar a[aria-label^="Tend"]').locator('..').click({ timeout: 60_000 });
    await page.locator('.pane [role=treeitem]', { hasText: 'bench' }).waitFor({ timeout: 60_000 });
    return await act(page);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {import('playwright-core').Page} page */
async function measureCurves(page) {
  await open(page);
  const panel = await panelFrame(page);
  await showView(panel, 'Curves');
  await panel.locator('.plot .canvas .u-over').waitFor();
  const { rate, longest } = /** @type {Panned} */ (await panel.evaluate('panelBench.pan()'));
  return [
    ['frames a second while panning', rate.toFixed(0), '30'],
    ['longest frame meanwhile', `${longest.toFixed(0)} ms`, ''],
  ];
}

/** @typedef {{ rate: number, longest: number }} Panned */

/** @param {import('playwright-core').Page} page */
async function measurePanel(page) {
  /** @type {Opened[]} */
  const opened = [];
  for (let round = 0; round < rounds; round++) {
    if (round > 0) await closeAll(page);
    opened.push(await open(page));
  }
  const panel = await panelFrame(page);
  const ask = (/** @type {string} */ code) => panel.evaluate(`panelBench.${code}`);
  const star = await times(() => ask('star()'));
  await showView(panel, 'Wide');
  await panel.getByRole('columnheader').nth(6).waitFor();
  const filters = ["params.model = 'rf'", 'metrics.m1 > 0.5', '', 'metrics.m2 > 0.9 or metrics.m3 < 0.1', ''];
  /** @type {number[]} */
  const filtered = [];
  for (const filter of filters) filtered.push(Number(await ask(`filter(${JSON.stringify(filter)})`)) - filterPause);
  const sorted = await times(() => ask('sort()'));
  const down = /** @type {Scrolled} */ (await ask("scroll('scrollTop')"));
  const across = /** @type {Scrolled} */ (await ask("scroll('scrollLeft')"));
  const used = Number(await ask('heap()'));
  await collectGarbage(page);
  const heap = Number(await ask('heap()'));
  await closeAll(page);
  await collectGarbage(page);
  const without = Number(await page.evaluate('performance.memory.usedJSHeapSize'));
  const row = (/** @type {string} */ name, /** @type {number} */ value, /** @type {string} */ unit, budget = '') => [
    name,
    `${value.toFixed(0)} ${unit}`,
    budget,
  ];
  return [
    row('first rows painted after the command', median(opened.map(({ rows }) => rows)), 'ms', '500 ms'),
    row('of it, until the window has begun the page of the panel', median(opened.map(({ begun }) => begun)), 'ms'),
    row('star a row', median(star), 'ms', '30 ms'),
    row('filter to painted, after its pause', median(filtered), 'ms', '150 ms'),
    row('sort to painted', median(sorted), 'ms', '150 ms'),
    row('elements while scrolling', Math.max(down.elements, across.elements), '', '3,000'),
    row('frames a second, down', down.rate, '', '50'),
    row('frames a second, across', across.rate, '', '50'),
    row('heap, with the whole of VS Code, that shares it', heap / 1e6, 'MB', '150 MB'),
    row('the same before garbage is collected', used / 1e6, 'MB'),
    row('the same when the panel is closed', without / 1e6, 'MB'),
  ];
}

/** @param {import('playwright-core').Page} page */
async function collectGarbage(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/** @typedef {{ rate: number, elements: number }} Scrolled */

/** What runs in the page of the panel. */
const insidePanel = build({
  entryPoints: [inRoot('test', 'webview', 'insidePanel.ts')],
  bundle: true,
  write: false,
  format: 'iife',
}).then(({ outputFiles }) => outputFiles[0]?.text ?? '');

/** @param {() => Promise<unknown>} act */
async function times(act) {
  /** @type {number[]} */
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(Number(await act()));
  return all;
}

/**
 * Notes in the page of a panel when it begins and when its first row is on the screen, by the clock that all pages share. It is there before the
 * page is, since whoever looks for the page from outside finds it late.
 */
const noteFirstRow = `
  const isPanel = window !== top && parent !== top;
  const look = () => {
    if (document.querySelector('script[type=module]')) globalThis.begunAt ??= Date.now();
    // The page is written into a frame that is there already, which ends its frames of animation, but not its timers.
    if (document.querySelector('tend-grid [data-row="0"] .name')?.textContent)
      requestAnimationFrame(() => setTimeout(() => (globalThis.firstRowAt = Date.now())));
    else setTimeout(look, 4);
  };
  if (isPanel) look();`;

/** @typedef {{ begun: number, rows: number }} Opened */

/**
 * Milliseconds from Enter in the palette until the window has begun the page of the panel, and until the first rows are on the screen.
 * @param {import('playwright-core').Page} page
 */
async function open(page) {
  const input = await choose(page, 'Tend: Open Experiments');
  const start = Date.now();
  await input.press('Enter');
  const panel = await panelFrame(page);
  await panel.evaluate(await insidePanel);
  const rows = Number(await panel.evaluate('panelBench.firstRow()')) - start;
  return { begun: Number(await panel.evaluate('begunAt')) - start, rows };
}

/**
 * Types a command into the palette and returns the box in which Enter runs it.
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
async function choose(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(`>${title}`);
  await page.locator(`.monaco-list-row.focused[aria-label^="${title}"]`).waitFor();
  return input;
}

/** @param {import('playwright-core').Page} page */
async function closeAll(page) {
  await (await choose(page, 'View: Close All Editors')).press('Enter');
  await page.locator('.tab', { hasText: 'Experiments' }).waitFor({ state: 'detached' });
}

/** @param {import('playwright-core').Page} page */
async function panelFrame(page) {
  const inner = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const body = await inner.locator('tend-experiments').elementHandle();
  const frame = await body.ownerFrame();
  if (!frame) throw new Error('The panel did not open.');
  return frame;
}

/**
 * Shows a saved view.
 * @param {import('playwright-core').Frame} panel
 * @param {string} name
 */
async function showView(panel, name) {
  await panel.getByRole('button', { name: /^View/ }).click();
  await panel.getByText(name, { exact: true }).click();
  // What is typed before the view is there would go with the view before it.
  await panel.getByRole('button', { name: new RegExp(`^View.*${name}`) }).waitFor();
}

/** @returns {Promise<typeof import('./panel/fill.ts')>} */
async function loadFill() {
  return /** @type {typeof import('./panel/fill.ts')} */ (await bundled('fill', 'panel', 'fill.ts'));
}
