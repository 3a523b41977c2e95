/** A git command and its input → what it answers, null where it fails. */
export type AskGit = (args: readonly string[], input?: string) => Promise<Buffer | null>;

/** A file that differs between two commits; paths are relative to the repository, with `/`. */
export interface ChangedFile {
  readonly path: string;
  /** What it was called before; the same where it kept its name. */
  readonly was: string;
  /** Null: it is binary. */
  readonly lines: { readonly added: number; readonly removed: number } | null;
}

/** What git says of the commits of one folder. What `has` does not know must not be asked for. */
export class Repository {
  constructor(private readonly ask: AskGit) {}

  /** Where the folder lies in its repository, "" or with a `/` at its end; null: it is in none, or there is no git. */
  async prefix(): Promise<string | null> {
    return (await this.#text('rev-parse', '--show-prefix'))?.trim() ?? null;
  }

  /** The commit that the folder is at. */
  async head(): Promise<string | null> {
    return (await this.#text('rev-parse', '--verify', '--quiet', 'HEAD'))?.trim() ?? null;
  }

  async has(commit: string): Promise<boolean> {
    // A digest is hexadecimal; anything else could be an option.
    if (!/^[0-9a-f]{4,64}$/i.test(commit)) return false;
    return (await this.ask(['rev-parse', '--verify', '--quiet', `${commit}^{commit}`])) !== null;
  }

  /** How many commits only the first one comes after, and how many only the second one. */
  async distance(from: string, to: string): Promise<readonly [number, number]> {
    const [left = 0, right = 0] =
      (await this.#text('rev-list', '--left-right', '--count', `${from}...${to}`))?.split(/\s/).map(Number) ?? [];
    return [left, right];
  }

  async changes(from: string, to: string): Promise<readonly ChangedFile[]> {
    const plain = ['--no-ext-diff', '--no-textconv', '--no-relative'];
    return changedFiles((await this.#text('diff', '--numstat', '-z', '-M', ...plain, from, to)) ?? '');
  }

  /** Every file of a commit. */
  async files(commit: string): Promise<ReadonlySet<string>> {
    const answer = (await this.#text('ls-tree', '-r', '-z', '--name-only', '--full-tree', commit)) ?? '';
    return new Set(answer.split('\0').filter((path) => path !== ''));
  }

  /** The texts of files of a commit, in their order; null where one is not there. */
  async texts(commit: string, paths: readonly string[]): Promise<readonly (string | null)[]> {
    // A name is a line; nothing stands under one that has more.
    const names = paths.map((path) => (path.includes('\n') ? '\n' : `${commit}:${path}\n`));
    return blobs((await this.ask(['cat-file', '--batch'], names.join(''))) ?? Buffer.alloc(0));
  }

  async #text(...args: readonly string[]): Promise<string | null> {
    return (await this.ask(args))?.toString('utf8') ?? null;
  }
}

/** `added TAB removed TAB path NUL`; of a file that was renamed the path is empty, and both names follow. */
function changedFiles(answer: string): readonly ChangedFile[] {
  const parts = answer.split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [, added, removed, path] = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(parts[at] ?? '') ?? [];
    if (path === undefined) continue;
    const [was = path, now = path] = path === '' ? parts.slice(at + 1, at + 3) : [];
    if (path === '') at += 2;
    const lines = added === '-' ? null : { added: Number(added), removed: Number(removed) };
    files.push({ path: now, was, lines });
  }
  return files;
}

/** `digest SP blob SP size LF content LF` for each that is there, else one line that says so. */
function blobs(answer: Buffer): readonly (string | null)[] {
  const texts: (string | null)[] = [];
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf('\n', at);
    const [, size] = / blob (\d+)$/.exec(answer.toString('utf8', at, end)) ?? [];
    at = end + 1;
    texts.push(size === undefined ? null : answer.toString('utf8', at, at + Number(size)));
    if (size !== undefined) at += Number(size) + 1;
  }
  return texts;
}
