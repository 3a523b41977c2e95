import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Pages that can be looked at again; older ones are made anew. */
const mostPages = 20;

/**
 * What came of an act, shown as a page that is read. It is a file in the folder that VS Code gives the extension for a workspace:
 * nothing is written to the project, nothing asks to be saved, and the page is still there when the window was reloaded.
 */
export class ReadPages {
  #count = 0;

  constructor(
    private readonly folder: string,
    private readonly now: () => Date,
  ) {}

  /** `title` is what the tab is called by. */
  async show(title: string, markdown: string): Promise<void> {
    // Folders sort by when they were made.
    const made = this.now().toISOString().replaceAll(':', '-');
    const place = join(this.folder, `${made}-${String(++this.#count).padStart(4, '0')}`);
    await mkdir(place, { recursive: true });
    const file = join(place, title);
    await writeFile(file, markdown);
    await chmod(file, 0o444);
    await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(file));
    await this.#forgetOldest();
  }

  async #forgetOldest(): Promise<void> {
    const places = (await readdir(this.folder)).toSorted();
    for (const place of places.slice(0, -mostPages))
      await rm(join(this.folder, place), { recursive: true, force: true });
  }
}
