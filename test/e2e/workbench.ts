import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { ServedWorkbench } from './servedWorkbench';
import { EditorPane } from './editorPane';
import { ProblemsView } from './problemsView';
import { QuickInput } from './quickInput';
import { SideBar } from './sideBar';

/** The size of every picture. */
const viewport = { width: 1440, height: 900 };

/** The themes in which everything has to look right: what the browser says its user wants, and what VS Code makes of it. */
export const themes = {
  light: { media: { colorScheme: 'light', forcedColors: 'none' }, className: 'vs' },
  dark: { media: { colorScheme: 'dark', forcedColors: 'none' }, className: 'vs-dark' },
  highContrast: { media: { colorScheme: 'dark', forcedColors: 'active' }, className: 'hc-black' },
} as const;
export type Theme = keyof typeof themes;

/** One window of VS Code in a browser, in the words of a person who uses it. */
export class Workbench {
  readonly editor: EditorPane;
  readonly problems: ProblemsView;
  readonly sideBar: SideBar;

  private constructor(readonly page: Page) {
    this.editor = new EditorPane(page);
    this.problems = new ProblemsView(page);
    this.sideBar = new SideBar(page);
  }

  /** Opens a folder and waits until the window can be used. */
  static async open(browser: Browser, served: ServedWorkbench, folder: string): Promise<Workbench> {
    const permissions = ['clipboard-read', 'clipboard-write'];
    // Without a language of its own the browser takes what the machine has, which need not be one.
    const context = await browser.newContext({ viewport, locale: 'en-US', permissions });
    // A machine that builds projects can be several times slower than a desk.
    context.setDefaultTimeout(25_000);
    const page = await context.newPage();
    const query = `folder=${encodeURIComponent(folder)}&tkn=${served.token}`;
    await page.goto(`http://127.0.0.1:${served.port}/?${query}`);
    const workbench = new Workbench(page);
    await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 30_000 });
    await page.locator('.explorer-folders-view').first().waitFor({ timeout: 30_000 });
    return workbench;
  }

  /** Runs a command from the palette by its whole title: "Tend: Check Data". */
  async command(title: string): Promise<void> {
    await this.pick(`>${title}`, title);
  }

  /** Reloads the window as a person does: what it remembers is written before. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.command('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 30_000 });
  }

  /** Reloads the tab of the browser, which leaves VS Code no time to write what it remembers. */
  async refresh(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 30_000 });
  }

  /** Opens a file of the folder by its relative path. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.pick(path, name);
    await this.page.locator(`.tabs-container .tab[aria-label^="${name}"]`).first().waitFor();
    await this.page.locator('.editor-instance .view-lines').first().waitFor();
  }

  /** Types into quick open and takes the entry that it then offers first, which has to be the one that is meant. */
  private async pick(text: string, label: string): Promise<void> {
    const box = new QuickInput(this.page);
    await box.accept('F1', text, box.focused(label));
  }

  /** Takes the entry of a list that a command offers. */
  async choose(label: string): Promise<void> {
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first().click();
  }

  /** Texts of the items of the status bar that belong to Tend. */
  statusBar(): Locator {
    return this.page.locator('.statusbar-item[id*="tend-ml"]');
  }

  /** The button of a modal dialog or of a notification. */
  button(label: string): Locator {
    return this.page.locator('.monaco-button, .monaco-text-button').filter({ hasText: label });
  }

  /** Changes the theme without a key or a click, so that hovers and menus stay open. */
  async setTheme(theme: Theme): Promise<void> {
    const { media, className } = themes[theme];
    await this.page.emulateMedia(media);
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
  }
}

/** Connects to the browser of this run. */
export function connectBrowser(endpoint: string): Promise<Browser> {
  return chromium.connect(endpoint);
}
