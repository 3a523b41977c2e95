import * as vscode from 'vscode';
import { errorMessage } from '../../base/errors';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { digestOf } from '../../disk/digestFile';
import type { StoredView, ViewStamp, ViewState } from '../../protocol/experiments/viewState';
import { unwritten } from '../../models/unwritten';
import { removed } from './removal';
import type * as viewFile from './viewFile';

const saveAgain = 'Save it again once the folder can be written; what is shown stays as it is.';

/** The parser of YAML is loaded when there is a view. */
function viewFiles(): Promise<typeof viewFile> {
  return import('./viewFile');
}

function folderOf(root: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(root, 'tend', 'views');
}

/** Says when a file of a view of a project is made, changed or deleted, by whomever. */
export function watchViews(root: vscode.Uri, changed: () => void): Disposable {
  const parts = new DisposableStore();
  const pattern = new vscode.RelativePattern(folderOf(root), '*.yaml');
  const watcher = parts.register(vscode.workspace.createFileSystemWatcher(pattern));
  for (const on of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) parts.register(on(changed));
  return parts;
}

/** What came of saving a view: it is written, or the person had what its file holds loaded instead. */
interface SavedView {
  readonly name: string;
  readonly stored: StoredView;
  readonly written: boolean;
}

/** The views of one project, one file each under `tend/views`, for git to keep. */
export class SavedViews {
  readonly #folder: vscode.Uri;

  constructor(root: vscode.Uri) {
    this.#folder = folderOf(root);
  }

  /** Names in order; a file that cannot be read is named by its file. */
  async names(): Promise<string[]> {
    const files = await this.#files();
    const names = await Promise.all(files.map((file) => this.#nameOf(file)));
    return names.toSorted((a, b) => a.localeCompare(b));
  }

  /** Null where there is none of this name. `stamp`: the file in which it was, also where that cannot be read any more. */
  async load(name: string, stamp: ViewStamp | null): Promise<StoredView | null> {
    const file = await this.#fileOf(name, stamp);
    return file === null ? null : this.#load(file);
  }

  /** Asks before it writes over a file that is not as the stamp says. Null: the person gave up. */
  async save(name: string, state: ViewState, stamp: ViewStamp | null): Promise<SavedView | null> {
    const file = await this.#fileOf(name, stamp);
    if (file !== null && !(await this.#isAs(stamp, file))) {
      const choice = await askToOverwrite(name, file, stamp !== null);
      if (choice === 'load') return { name, stored: await this.#load(file), written: false };
      if (choice === null) return null;
    }
    return { name, stored: await this.#write(name, state, file ?? (await this.#newFile(name))), written: true };
  }

  /** Whether it is gone; false: the person kept it. */
  async remove(name: string): Promise<boolean> {
    const file = await this.#fileOf(name);
    return !file || (await deleteFile(this.#uri(file), name));
  }

  async #load(file: string): Promise<StoredView> {
    const { readView } = await viewFiles();
    try {
      const bytes = await this.#bytes(file);
      return { state: readView(new TextDecoder().decode(bytes)).state, stamp: { file, digest: digestOf(bytes) } };
    } catch (error) {
      throw new Error(`tend/views/${file} cannot be shown: ${errorMessage(error)}`, { cause: error });
    }
  }

  async #write(name: string, state: ViewState, file: string): Promise<StoredView> {
    const { writeView } = await viewFiles();
    const bytes = new TextEncoder().encode(writeView({ name, state }));
    try {
      await vscode.workspace.fs.createDirectory(this.#folder);
      await vscode.workspace.fs.writeFile(this.#uri(file), bytes);
    } catch (error) {
      throw unwritten(error, (why) => `The view cannot be saved to tend/views/${file}: ${why}. ${saveAgain}`);
    }
    return { state, stamp: { file, digest: digestOf(bytes) } };
  }

  async #isAs(stamp: ViewStamp | null, file: string): Promise<boolean> {
    return stamp?.file === file && stamp.digest === digestOf(await this.#bytes(file));
  }

  async #files(): Promise<readonly string[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.#folder).then(undefined, () => []);
    return entries.flatMap(([name, type]) => (type === vscode.FileType.File && name.endsWith('.yaml') ? [name] : []));
  }

  async #fileOf(name: string, stamp: ViewStamp | null = null): Promise<string | null> {
    const files = await this.#files();
    const names = await Promise.all(files.map((file) => this.#nameOf(file)));
    const named = files.find((_, index) => names[index] === name);
    // A file that cannot be read, with marks of a conflict in it for example, is named by itself.
    return named ?? files.find((file, index) => file === stamp?.file && names[index] === file) ?? null;
  }

  async #nameOf(file: string): Promise<string> {
    const { readView } = await viewFiles();
    try {
      return readView(new TextDecoder().decode(await this.#bytes(file))).name;
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

  async #bytes(file: string): Promise<Uint8Array> {
    return vscode.workspace.fs.readFile(this.#uri(file));
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

/** Null: the person gave up. `wasRead`: the panel knows what the file held before. */
async function askToOverwrite(name: string, file: string, wasRead: boolean): Promise<'overwrite' | 'load' | null> {
  const overwrite = 'Overwrite';
  const load = 'Load the File';
  const words = wasRead
    ? `tend/views/${file} was changed since the view ${name} was read from it.`
    : `There is a view ${name} already, in tend/views/${file}.`;
  const detail = 'Overwriting it loses what it holds now. Loading it shows that instead, and undo leads back.';
  const answer = await vscode.window.showWarningMessage(words, { modal: true, detail }, overwrite, load);
  if (answer === overwrite) return 'overwrite';
  return answer === load ? 'load' : null;
}

function deleteFile(uri: vscode.Uri, name: string): Promise<boolean> {
  const { fs } = vscode.workspace;
  const forGood = 'Delete Permanently';
  const detail = 'There is no trash here. What git has of it can be brought back from there.';
  const ask = () => vscode.window.showWarningMessage(`Delete the view ${name}?`, { modal: true, detail }, forGood);
  return removed({
    toTrash: () => fs.delete(uri, { useTrash: true }),
    forGood: () =>
      fs.delete(uri).then(undefined, (error: unknown) => {
        throw unwritten(error, (why) => `The view ${name} cannot be deleted, because ${why}.`);
      }),
    agrees: () => ask().then((answer) => answer === forGood),
  });
}
