import type { Browser, Locator, Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inject } from 'vitest';
import { pictureOf, usePages } from './openedPages';
import type { PanelTheme } from './servedPanel';

export interface ModelPageOptions {
  /** Which story the made-up extension tells; `missing`: there is no such model. */
  readonly model?: 'churn' | 'torn' | 'fresh' | 'young' | 'many' | 'missing';
  /** The version whose promotion is looked at. */
  readonly promote?: number;
  readonly theme?: PanelTheme;
  readonly size?: { readonly width: number; readonly height: number };
  readonly trusted?: boolean;
  /** The system has colours of its own. */
  readonly forcedColors?: 'active';
}

const axe = createRequire(import.meta.url).resolve('axe-core');

/** The panel of a model in a browser, in the words of a person who uses it. */
export class ModelPageInBrowser {
  private constructor(
    readonly page: Page,
    readonly problems: readonly string[],
  ) {}

  static async open(browser: Browser, options: ModelPageOptions): Promise<ModelPageInBrowser> {
    const { model = 'churn', promote, theme = 'dark', size, trusted = true, forcedColors } = options;
    const viewport = size ?? { width: 1100, height: 900 };
    const context = await browser.newContext({
      ...{ viewport, reducedMotion: 'reduce' },
      ...(forcedColors && { forcedColors }),
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const query = new URLSearchParams({ panel: 'model', model, theme, trusted: trusted ? 'yes' : 'no' });
    if (promote !== undefined) query.set('promote', `${promote}`);
    await page.goto(`http://127.0.0.1:${inject('panel').port}/?${query}`);
    const shown = new ModelPageInBrowser(page, problems);
    await shown.settled();
    return shown;
  }

  /** Everything that was asked has been answered. */
  async settled(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.page.locator('.progress .moving').waitFor({ state: 'detached' });
  }

  get versions(): Locator {
    return this.page.getByRole('grid', { name: 'Versions' });
  }

  section(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** What was asked of the extension by one endpoint, in order. */
  asked(endpoint: string): Promise<unknown[]> {
    return this.page.evaluate(
      (name) => window.fakeModel.asked.filter((it) => it.endpoint === name).map(({ params }) => params),
      endpoint,
    );
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** What is serious by the rules of axe, and where. */
  async seriousProblems(): Promise<string[]> {
    await this.page.evaluate(await readFile(axe, 'utf8'));
    const { violations } = await this.page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** How far the page is wider than the window, in px. */
  tooWide(): Promise<number> {
    return this.page.evaluate(() => {
      const main = document.querySelector('main');
      return Math.max(
        document.documentElement.scrollWidth - innerWidth,
        main ? main.scrollWidth - main.clientWidth : 0,
      );
    });
  }

  /** Leaves a picture in out/screenshots. */
  picture(name: string): Promise<void> {
    return pictureOf(this.page, name);
  }
}

/** Opens panels for the tests of a file and closes them after each; a test fails when its page had an error. */
export function useModelPages(): (options?: ModelPageOptions) => Promise<ModelPageInBrowser> {
  const open = usePages((browser, options: ModelPageOptions) => ModelPageInBrowser.open(browser, options));
  return (options = {}) => open(options);
}
