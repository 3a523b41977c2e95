import * as vscode from 'vscode';
import { NewestEntries } from '../../../base/newestEntries';
import type { Disposable } from '../../../base/disposable';

const scheme = 'tend-page';

/** Pages that can be looked at again; older ones are made anew. */
const mostPages = 20;
const gone = '*This page was not kept over the reload of the window. The command that made it makes it anew.*\n';

/** What came of an act, shown as a page that is read: nothing is written to the project, and nothing asks to be saved. */
export class ReadPages implements Disposable {
  readonly #texts = new NewestEntries<string, string>(mostPages);
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path, query }) => this.#texts.get(`${path}?${query}`) ?? gone,
  });
  #count = 0;

  /** `title` is what the tab is called by. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${title}`, query: String(++this.#count) });
    this.#texts.set(`${uri.path}?${uri.query}`, markdown);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.#provider.dispose();
  }
}
