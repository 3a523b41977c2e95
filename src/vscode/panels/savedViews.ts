import * as vscode from 'vscode';
import { errorMessage } from '../../base/errors';
import type { ViewState } from '../../protocol/experiments/viewState';
import { removed } from './removal';
import type * as viewFile from './viewFile';

/** The parser of YAML is loaded when there is a view. */
function viewFiles(): Promise<typeof viewFile> {
  return import('./viewFile');
}

/** The views of one project, one file each under `tend/views`, for git to keep. */
export class SavedViews {
  readonly #folder: vscode.Uri;

  constructor(root: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(root, 'tend', 'views');
  }

  /** Names in order; a file that cannot be read is named by its file. */
  async names(): Promise<string[]> {
    const files = await this.#files();
    const names = await Promise.all(files.map((file) => this.#nameOf(file)));
    return names.toSorted((a, b) => a.localeCompare(b));
  }

  /** Null where there is none of this name. */
  async load(name: string): Promise<ViewState | null> {
    const file = await this.#fileOf(name);
    if (!file) return null;
    const { readView } = await viewFiles();
    try {
      return readView(await this.#text(file)).state;
    } catch (error) {
      throw new Error(`tend/views/${file} cannot be shown: ${errorMessage(error)}`, { cause: error });
    }
  }

  async save(name: string, state: ViewState): Promise<string> {
    const { writeView } = await viewFiles();
    const file = (await this.#fileOf(name)) ?? (await this.#newFile(name));
    await vscode.workspace.fs.createDirectory(this.#folder);
    await vscode.workspace.fs.writeFile(this.#uri(file), new TextEncoder().encode(writeView({ name, state })));
    return name;
  }

  /** Whether it is gone; false: the person kept it. */
  async remove(name: string): Promise<boolean> {
    const file = await this.#fileOf(name);
    return !file || (await deleteFile(this.#uri(file), name));
  }

  async #files(): Promise<readonly string[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.#folder).then(undefined, () => []);
    return entries.flatMap(([name, type]) => (type === vscode.FileType.File && name.endsWith('.yaml') ? [name] : []));
  }

  async #fileOf(name: string): Promise<string | null> {
    for (const file of await this.#files()) if ((await this.#nameOf(file)) === name) return file;
    return null;
  }

  async #nameOf(file: string): Promise<string> {
    const { readView } = await viewFiles();
    try {
      return readView(await this.#text(file)).name;
    } catch {
      return file;
    }
  }

  async #newFile(name: string): Promise<string> {
    const taken = new Set(await this.#files());
    const slug = slugOf(name);
    let file = `${slug}.yaml`;
    for (let n = 2; taken.has(file); n++) file = `${slug}-${n}.yaml`;
    return file;
  }

  async #text(file: string): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#uri(file)));
  }

  #uri(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, file);
  }
}

/** "Best models, 2026" → "best-models-2026" */
function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['view'];
  return words.join('-').slice(0, 60);
}

function deleteFile(uri: vscode.Uri, name: string): Promise<boolean> {
  const { fs } = vscode.workspace;
  const forGood = 'Delete Permanently';
  const detail = 'There is no trash here. What git has of it can be brought back from there.';
  const ask = () => vscode.window.showWarningMessage(`Delete the view ${name}?`, { modal: true, detail }, forGood);
  return removed({
    toTrash: () => fs.delete(uri, { useTrash: true }),
    forGood: () => fs.delete(uri),
    agrees: () => ask().then((answer) => answer === forGood),
  });
}
