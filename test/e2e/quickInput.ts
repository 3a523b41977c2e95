import type { Locator, Page } from 'playwright-core';

/** The box at the top of VS Code in which commands, files and lines are typed. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('input[type=text]');
  }

  /**
   * Opens the box with a key, types a text and accepts it as soon as what is meant is offered. A box that is still closing
   * would take the key that opens it, and an editor or a page that takes the keyboard late closes it again: then it is opened
   * once more.
   * @param offered what the box shows when it has understood the text
   */
  async accept(key: string, text: string, offered: Locator): Promise<void> {
    for (let left = 2; ; left--) {
      await this.widget.waitFor({ state: 'hidden' });
      await this.page.keyboard.press(key);
      try {
        await this.input.fill(text, { timeout: 5_000 });
        await offered.waitFor();
        break;
      } catch (error) {
        if (left === 0 || (await this.widget.isVisible())) throw error;
      }
    }
    await this.input.press('Enter');
  }

  /** The entry that would be taken, by how its label begins. */
  focused(label: string): Locator {
    return this.widget.locator(`.monaco-list-row.focused[aria-label^="${label}"]`);
  }
}
