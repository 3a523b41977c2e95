import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContextMenu } from './contextMenu';
import { ExperimentsPanel } from './experimentsPanel';
import type { TestWindow } from './windowTest';

/** A window in which something is done to runs, whichever way. */
export class RunActs {
  constructor(private readonly window: TestWindow) {}

  get page() {
    return this.window.workbench.page;
  }

  get panel() {
    return new ExperimentsPanel(this.page);
  }

  row(name: string) {
    return this.window.workbench.sideBar.row('Experiments', name);
  }

  /** Shows the tree, in which the only experiment is unfolded. */
  async showRuns(): Promise<void> {
    await this.window.workbench.sideBar.open('Tend');
    await this.row('second').waitFor();
  }

  async rows(): Promise<readonly string[]> {
    const rows = await this.window.workbench.sideBar.rows('Experiments');
    return rows.map(({ label }) => label);
  }

  /** Runs a command of the palette. */
  command(title: string): Promise<void> {
    return this.window.workbench.command(title);
  }

  /** VS Code's own box that asks for one line. */
  get input() {
    return this.page.locator('.quick-input-widget input[type=text]');
  }

  /**
   * Waits until it asks for something, and gives it the keyboard: what is typed before goes to whatever had it, and a
   * page that is still loading behind a question may take it back on a slow machine.
   */
  async asked(title: string): Promise<void> {
    await this.page.locator('.quick-input-widget').filter({ hasText: title }).waitFor();
    await this.input.click();
    await this.page.locator('.quick-input-widget input[type=text]:focus').waitFor();
  }

  get menu() {
    return new ContextMenu(this.page);
  }

  tab(label: string) {
    return this.page.locator('.tabs-container .tab').filter({ hasText: label }).first();
  }

  notice(text: string) {
    return this.page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  async closeEditors(): Promise<void> {
    await this.command('View: Close All Editors');
  }

  file(name: string): Promise<string> {
    return readFile(join(this.window.folder, name), 'utf8').catch(() => '');
  }
}
