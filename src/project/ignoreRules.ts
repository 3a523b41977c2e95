import ignore, { type Ignore } from 'ignore';

const ignorecase = process.platform === 'win32' || process.platform === 'darwin';

/** How a project-relative path becomes relative to the folder of a `.gitignore`. */
export interface FolderView {
  /** For a folder in the project: its path and the slash behind it are cut off. */
  readonly cut: number;
  /** For a folder above the project: the way down from it, with a slash behind. */
  readonly prefix: string;
}

/** The `.gitignore` files from the top of a repository down to one folder; the nearest that says something decides. */
export class IgnoreRules {
  readonly #rules: Ignore;

  constructor(
    text: string,
    private readonly view: FolderView,
    private readonly above: IgnoreRules | null,
  ) {
    this.#rules = ignore({ ignorecase }).add(text);
  }

  /** Whether git would ignore a path, project-relative with `/`, of which the folders above are not ignored. */
  ignores(path: string, isFolder: boolean): boolean {
    const inside = `${this.view.prefix}${path.slice(this.view.cut)}${isFolder ? '/' : ''}`;
    const { ignored, unignored } = this.#rules.test(inside);
    if (ignored || unignored) return ignored;
    return this.above?.ignores(path, isFolder) ?? false;
  }

  /** Whether the project itself lies in a folder that is ignored. */
  ignoresProject(): boolean {
    const { prefix } = this.view;
    return (prefix !== '' && this.#rules.test(prefix).ignored) || (this.above?.ignoresProject() ?? false);
  }
}
