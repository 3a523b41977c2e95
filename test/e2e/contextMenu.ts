import { errors, type Locator, type Page } from 'playwright-core';

/** The menu that VS Code opens on something: by the right button of the mouse, or by a key. */
export class ContextMenu {
  readonly #menu: Locator;

  constructor(private readonly page: Page) {
    this.#menu = page.locator('.monaco-menu');
  }

  item(label: string): Locator {
    return this.#menu.locator('.action-item').filter({ hasText: label }).first();
  }

  focused(label: string): Locator {
    return this.#menu.locator('.action-item.focused').filter({ hasText: label });
  }

  /**
   * Opens the menu that offers an entry. Where a list reads its rows anew in that moment the menu is one of another row, or
   * none: then it is closed, and opened once more.
   */
  async offering(label: string, open: () => Promise<void>): Promise<Locator> {
    const item = this.item(label);
    for (let left = 2; ; left--) {
      await open();
      try {
        await item.waitFor({ timeout: 8_000 });
        return item;
      } catch (error) {
        if (left === 0 || !(error instanceof errors.TimeoutError)) throw error;
        await this.page.keyboard.press('Escape');
        await this.#menu.waitFor({ state: 'hidden' });
      }
    }
  }

  /** Takes an entry of the menu of what is clicked. */
  async choose(label: string, on: Locator): Promise<void> {
    const item = await this.offering(label, () => on.click({ button: 'right' }));
    // A menu takes no click in its first tenth of a second: it could be the end of the one that opened it.
    await item.click({ delay: 200 });
  }
}
