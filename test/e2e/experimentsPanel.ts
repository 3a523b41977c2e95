import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The *Experiments* panel that is in front, in the words of a person who uses it. */
export class ExperimentsPanel {
  readonly frame: FrameLocator;

  constructor(private readonly page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Waits until the table has rows. */
  async waitForRows(): Promise<void> {
    await this.rows().first().waitFor();
  }

  /** Rows of the table that are drawn, the header not among them. */
  rows(): Locator {
    return this.frame.locator('tend-grid [role=row]:has([role=rowheader])');
  }

  /** The row of a run or group by its name. */
  row(name: string): Locator {
    return this.rows().filter({ hasText: name }).first();
  }

  async names(): Promise<readonly string[]> {
    const texts = await this.rows().locator('[role=rowheader]').allInnerTexts();
    return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
  }

  filterBox(): Locator {
    return this.frame.getByRole('combobox', { name: 'Filter runs' });
  }

  /** Shows a kind of chart by its name, and waits for its picture. */
  async chart(name: string): Promise<void> {
    const bar = this.frame.locator('tend-charts').getByRole('toolbar');
    const direct = bar.getByRole('button', { name }).first();
    if (await direct.isVisible()) await direct.click();
    else {
      await bar.getByRole('button', { name: /^Chart:/ }).click();
      await this.menuItem(name).click();
    }
    await this.frame.locator('tend-charts canvas').first().waitFor();
  }

  /** Smooths the curves by a weight of the menu, which a narrow bar has behind all its settings. */
  async smooth(weight: string): Promise<void> {
    const direct = this.button(/^Smooth/);
    if (await direct.isVisible()) await direct.click();
    else {
      await this.button(/^Settings:/).click();
      await this.menuItem('Smooth').click();
    }
    await this.menuItem(weight).click();
  }

  /** A button of the panel by its name. */
  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name }).first();
  }

  /** An entry of the menu that is open. */
  menuItem(name: string | RegExp): Locator {
    return this.frame.locator('[role=menu] [role^=menuitem]').filter({ hasText: name }).first();
  }

  /** The header of a column. */
  header(name: string): Locator {
    return this.frame.getByRole('columnheader', { name: new RegExp(`^${name}`) }).first();
  }

  /** Types a filter, which is applied when the typing stops. */
  async filter(text: string): Promise<void> {
    const box = this.filterBox();
    await box.fill(text);
    await box.press('Escape');
  }

  /** Runs a key on the table. */
  async press(key: string): Promise<void> {
    await this.frame.locator('tend-grid').press(key);
  }

  /** Opens the panel from the palette and waits for its rows. */
  async open(command: (title: string) => Promise<void>): Promise<void> {
    await command('Tend: Open Experiments');
    await this.waitForRows();
  }

  /** Groups by a param, found by its name in the picker of the facts line. */
  async groupBy(param: string): Promise<void> {
    await this.frame
      .getByRole('button', { name: /^Group by/ })
      .first()
      .click();
    await this.frame.getByRole('textbox', { name: 'Search columns' }).waitFor();
    await this.page.keyboard.type(param);
    await this.frame.locator('.list').getByText(param, { exact: true }).click();
    await this.page.keyboard.press('Escape');
    await this.frame.getByText(/in \d+ groups/).waitFor();
  }

  /** Stands two rows side by side, by their names. */
  async compare(first: string, second: string): Promise<void> {
    await this.row(first).click();
    await this.row(second).click({ modifiers: ['Control'] });
    await this.page.keyboard.press('c');
    await this.frame.getByText('In words').waitFor();
  }

  /** Leaves the comparison. */
  async back(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.waitForRows();
  }
}
