import type { Locator, Page } from 'playwright-core';

/** One row of Problems. */
export interface Problem {
  readonly severity: string;
  readonly message: string;
  /** "Tend(type-mixed)" */
  readonly source: string;
  /** 1-based, as it is shown. */
  readonly line: number;
  readonly column: number;
}

/** The Problems view of the panel. */
export class ProblemsView {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async show(): Promise<void> {
    if (await this.#root.isVisible()) return;
    await this.#page.keyboard.press('Control+Shift+m');
    await this.#root.waitFor();
  }

  /** Rows on the screen, without those of files and of related places. The list holds only what is visible. */
  async rows(): Promise<readonly Problem[]> {
    await this.show();
    const rows = this.#root.locator('.monaco-list-row').filter({ has: this.#page.locator('.marker-source') });
    await rows.first().waitFor();
    return Promise.all((await rows.all()).map((row) => readRow(row)));
  }

  /** The link of a row that opens the page of its check. */
  codeLink(check: string): Locator {
    return this.#root.locator('.monaco-list-row a.monaco-link').filter({ hasText: check });
  }

  get #root(): Locator {
    return this.#page.locator('.markers-panel');
  }
}

async function readRow(row: Locator): Promise<Problem> {
  const label = (await row.getAttribute('aria-label')) ?? '';
  const position = /\[Ln (\d+), Col (\d+)\]/.exec(await row.innerText());
  const source = await row.locator('.marker-source').innerText();
  const code = await row.locator('.marker-code').innerText();
  return {
    severity: /^(Error|Warning|Info|Hint)/.exec(label)?.[1] ?? '',
    message: await row.locator('.marker-message').innerText(),
    source: `${source.trim()}(${code.replaceAll(/[()\s]/g, '')})`,
    line: Number(position?.[1] ?? 0),
    column: Number(position?.[2] ?? 0),
  };
}
