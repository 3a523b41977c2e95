import type { Browser, Locator, Page } from 'playwright-core';
import type { ViewState } from '../../src/protocol/experiments/viewState';
import { inject } from 'vitest';
import { pictureOf, usePages } from './openedPages';
import type { PanelTheme } from './servedPanel';

export interface PanelOptions {
  /** Which runs the made-up extension has. */
  readonly runs?: 'project' | 'many' | 'hostile' | 'nested' | 'none';
  /** Why there are none. */
  readonly problem?: string;
  /** What went with a store that was deleted. */
  readonly lost?: string;
  /** Paths of what imports left out. */
  readonly leftOut?: readonly string[];
  readonly theme?: PanelTheme;
  readonly size?: { readonly width: number; readonly height: number };
  readonly state?: ViewState;
  /** What fails when it is asked for the first time. */
  readonly fails?: string;
  /** Whether the test moves the clock of the page. */
  readonly clock?: boolean;
}

/** The experiments panel in a browser, in the words of a person who uses it. */
export class PanelPage {
  private constructor(
    readonly page: Page,
    readonly problems: readonly string[],
  ) {}

  static async open(browser: Browser, options: PanelOptions): Promise<PanelPage> {
    const { runs, problem, lost, leftOut = [], theme, size, state, fails, clock } = options;
    const context = await browser.newContext({
      viewport: size ?? { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    if (clock) await page.clock.install();
    const query = new URLSearchParams({ runs: runs ?? 'project', theme: theme ?? 'dark' });
    if (problem !== undefined) query.set('problem', problem);
    if (lost !== undefined) query.set('lost', lost);
    for (const path of leftOut) query.append('leftOut', path);
    if (fails !== undefined) query.set('fails', fails);
    if (state) query.set('state', JSON.stringify(state));
    await page.goto(`http://127.0.0.1:${inject('panel').port}/?${query}`);
    await page.locator('tend-experiments :is(.status-line b, [role=alert])').first().waitFor();
    return new PanelPage(page, problems);
  }

  get grid(): Locator {
    return this.page.getByRole('treegrid', { name: 'Runs' });
  }

  get filter(): Locator {
    return this.page.getByRole('combobox', { name: 'Filter runs' });
  }

  get status(): Locator {
    return this.page.locator('.status-line');
  }

  /** Row by its place in the table. */
  row(index: number): Locator {
    return this.grid.locator(`[data-row="${index}"]`);
  }

  /** Names of the rows in sight, from top to bottom. */
  names(): Promise<string[]> {
    return this.grid
      .locator('.body [data-row]')
      .evaluateAll((rows) =>
        (rows as HTMLElement[])
          .toSorted((a, b) => Number(a.dataset.row) - Number(b.dataset.row))
          .map((row) => row.querySelector('.name')?.textContent ?? ''),
      );
  }

  /** Head of a column by its title. */
  head(title: string): Locator {
    return this.grid.getByRole('columnheader').filter({ has: this.page.getByText(title, { exact: true }) });
  }

  menuItem(name: string): Locator {
    return this.page.getByRole('menu').getByText(name, { exact: true });
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Leaves a picture in out/screenshots. */
  picture(name: string): Promise<void> {
    return pictureOf(this.page, name);
  }
}

/** Opens panels for the tests of a file and closes them after each; a test fails when its page had an error. */
export function usePanels(): (options?: PanelOptions) => Promise<PanelPage> {
  const open = usePages((browser, options: PanelOptions) => PanelPage.open(browser, options));
  return (options = {}) => open(options);
}
