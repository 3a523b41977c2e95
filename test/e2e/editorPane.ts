import type { Locator, Page } from 'playwright-core';
import { nextFrame } from './frames';
import { QuickInput } from './quickInput';

/** The text editor that has the focus. */
export class EditorPane {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The focused editor itself. */
  get root(): Locator {
    return this.#page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** Puts the cursor at a place, both 1-based as the status bar shows them. */
  async goTo(line: number, column: number): Promise<void> {
    const box = new QuickInput(this.#page);
    await box.accept('Control+g', `:${line}:${column}`, box.focused(`Go to line ${line}, column ${column}.`));
    await this.#page.getByText(new RegExp(`^Ln ${line}, Col ${column}`)).waitFor();
  }

  /** Underlined places of one severity that are on the screen. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.root.locator(`.squiggly-${severity}`);
  }

  /**
   * Titles that the light bulb offers at the cursor, in order. The menu stays open. What takes the keyboard late closes it: then
   * it is opened once more.
   */
  async quickFixes(): Promise<readonly string[]> {
    const rows = this.#page.locator('.action-widget .monaco-list-row.action .title');
    for (let left = 2; ; left--) {
      await this.root.and(this.#page.locator('.focused')).waitFor();
      await this.#page.keyboard.press('Control+.');
      try {
        await rows.first().waitFor({ timeout: 8_000 });
        return await rows.allInnerTexts();
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  }

  /** Shows the hover at the cursor and returns its text. */
  async hover(): Promise<string> {
    await this.#page.keyboard.press('Control+k');
    await this.#page.keyboard.press('Control+i');
    const hover = this.#page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
    await hover.waitFor();
    return hover.innerText();
  }

  async save(): Promise<void> {
    await this.#page.keyboard.press('Control+s');
    await this.#page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
  }

  /** The text of a line, 1-based, as it is shown; the editor scrolls there. */
  async line(number: number): Promise<string> {
    await this.goTo(number, 1);
    for (let attempt = 0; attempt < 100; attempt++) {
      const text = await this.#shownLine(number);
      if (text !== null) return text;
      await nextFrame(this.#page);
    }
    throw new Error(`Line ${number} is not on the screen.`);
  }

  /** Line numbers and lines are drawn apart: those at the same height belong together. */
  async #shownLine(number: number): Promise<string | null> {
    const label = this.root.locator('.margin-view-overlays .line-numbers').getByText(`${number}`, { exact: true });
    const wanted = await label.boundingBox();
    for (const line of await this.root.locator('.view-line').all()) {
      const place = await line.boundingBox();
      if (!wanted || !place || Math.abs(place.y - wanted.y) >= 3) continue;
      return (await line.innerText()).replaceAll('\u00A0', ' ');
    }
    return null;
  }
}
