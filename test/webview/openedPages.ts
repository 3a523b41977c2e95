import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { out } from '../../scripts/places.mjs';

/** A page that a test opened, and the errors that it had. */
interface OpenedPage {
  readonly page: Page;
  readonly problems: readonly string[];
}

/** Opens pages for the tests of a file and closes them after each; a test fails when its page had an error. */
export function usePages<Opened extends OpenedPage, Options>(
  open: (browser: Browser, options: Options) => Promise<Opened>,
): (options: Options) => Promise<Opened> {
  let browser: Browser | undefined;
  const opened: Opened[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject('panel').browser);
  });
  afterEach(async () => {
    const all = opened.splice(0);
    await Promise.all(all.map(({ page }) => page.context().close()));
    expect(all.flatMap(({ problems }) => problems)).toEqual([]);
  });
  afterAll(() => browser?.close());
  return async (options) => {
    if (!browser) throw new Error('The browser is there only while tests run.');
    const shown = await open(browser, options);
    opened.push(shown);
    return shown;
  };
}

/** Leaves a picture in out/screenshots. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  const folder = join(out, 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
