import type { Locator, Page } from 'playwright-core';

/** One row of a tree as a person sees it. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the roots. */
  readonly level: number;
  readonly expanded: boolean | null;
  /** What a screen reader says. */
  readonly spoken: string;
}

/** The side bar with one container of the activity bar and its views. */
export class SideBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Shows a container by its title: "Tend", "Explorer". */
  async open(container: string): Promise<void> {
    const tab = this.#page.locator(`.activitybar a[aria-label^="${container}"]`).first();
    await tab.waitFor();
    if ((await tab.getAttribute('aria-expanded')) === 'true' || (await this.#titleIs(container))) return;
    // The badge lies over the link, so the item around both is clicked.
    await tab.locator('..').click();
    await this.#page.locator('.sidebar .composite.title').filter({ hasText: container }).waitFor();
  }

  async #titleIs(container: string): Promise<boolean> {
    const title = this.#page.locator('.sidebar .composite.title');
    return (await title.count()) > 0 && (await title.innerText()).toLowerCase().startsWith(container.toLowerCase());
  }

  /** A view of the open container by its title: "Lifecycle". */
  view(title: string): Locator {
    const header = this.#page.locator('.pane-header').filter({ has: this.#page.locator(`.title:text-is("${title}")`) });
    return this.#page.locator('.sidebar .pane').filter({ has: header });
  }

  /** Unfolds a view when it is folded. */
  async unfold(title: string): Promise<void> {
    const header = this.view(title).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  /** Folds a view when it is unfolded. */
  async fold(title: string): Promise<void> {
    const header = this.view(title).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }

  /** Rows of a view that are on the screen. */
  async rows(title: string): Promise<readonly TreeRow[]> {
    const rows = this.view(title).locator('[role=treeitem]');
    await rows.first().waitFor();
    return (await rows.evaluateAll(readRows)).map(({ expanded, ...row }) => ({
      ...row,
      expanded: expanded === null ? null : expanded === 'true',
    }));
  }

  /** The first row whose label contains this. */
  row(title: string, label: string): Locator {
    const name = this.#page.locator('.label-name').filter({ hasText: label });
    return this.view(title).locator('[role=treeitem]').filter({ has: name }).first();
  }

  /** What a view without rows says, with its buttons. */
  async welcome(title: string): Promise<string> {
    const content = this.view(title).locator('.welcome-view-content');
    await content.waitFor();
    return content.innerText();
  }
}

/** As an element of the page has it; the page's own types are not known here. */
interface ElementOfPage {
  getAttribute(name: string): string | null;
  querySelector(selector: string): { readonly innerText: string } | null;
}

/** Runs in the page, in one go: a tree that is drawn anew meanwhile would be read half before and half after it. */
function readRows(rows: unknown[]) {
  return (rows as ElementOfPage[]).map((row) => ({
    label: row.querySelector('.label-name')?.innerText ?? '',
    description: row.querySelector('.label-description')?.innerText ?? '',
    level: Number(row.getAttribute('aria-level') ?? 1),
    expanded: row.getAttribute('aria-expanded'),
    spoken: row.getAttribute('aria-label') ?? '',
  }));
}
