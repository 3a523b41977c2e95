import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The panel of a model, or of a promotion, that is in front, in the words of a person who uses it. */
export class ModelPanel {
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Waits until the page has its title. */
  async waitFor(title: string | RegExp): Promise<void> {
    await this.frame.getByRole('heading', { name: title }).first().waitFor();
  }

  /** Shows a tab, and waits until all of it stands there. */
  async show(name: string): Promise<void> {
    await this.tab(name).click();
    const panel = this.frame.getByRole('tabpanel', { name });
    await panel.waitFor();
    await panel.getByText(/^Verifying /).waitFor({ state: 'hidden', timeout: 60_000 });
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name });
  }
}
