import { plural } from '../../../../base/text';
import type { CodeChange } from '../../../../protocol/experiments/comparison';
import { Repository, type AskGit, type ChangedFile } from './repository';
import { trainingFiles } from './trainingFiles';

/** The code of one side of a comparison, of all its runs. */
export interface SideCode {
  readonly name: string;
  /** Each once. */
  readonly commits: readonly string[];
  /** At least one run is known to have been made with changes that no commit has. */
  readonly dirty: boolean;
  /** As recorded; null: none was. */
  readonly script: string | null;
}

/** Files that are listed; of more their number is said. */
const mostListed = 20;

/** What git says, whichever runs are looked at. */
export type CommittedChange = Omit<CodeChange, 'runs'>;

const nothing: CommittedChange = { sentence: '', files: [], more: 0 };

/** How the code of two sides differs. What stands between two commits never changes: it is asked once. */
export class CodeChanges {
  readonly #known = new Map<string, CommittedChange>();
  readonly #repository: Repository;

  constructor(ask: AskGit) {
    this.#repository = new Repository(ask);
  }

  async between(first: SideCode, other: SideCode): Promise<CommittedChange> {
    const [from, to] = [first.commits[0], other.commits[0]];
    if (from === undefined || to === undefined) return nothing;
    const mixed = [first, other].find(({ commits }) => commits.length > 1);
    if (mixed) return said(`the runs of ${mixed.name} are of ${plural(mixed.commits.length, 'commit')}`);
    const unsaved = uncommitted([first, other]);
    if (from === to) return unsaved === '' ? nothing : said(`same commit, ${unsaved}`);
    const change = await this.#committed({ first, other, from, to });
    return unsaved === '' ? change : { ...change, sentence: `${change.sentence}, ${unsaved}` };
  }

  async #committed(commits: Commits): Promise<CommittedChange> {
    const { first, other, from, to } = commits;
    const key = JSON.stringify([from, to, first.name, other.name, first.script, other.script]);
    const known = this.#known.get(key);
    if (known) return known;
    const prefix = await this.#repository.prefix();
    if (prefix === null) return said('git knows no repository here');
    for (const commit of [from, to])
      if (!(await this.#repository.has(commit))) return said(`commit ${commit.slice(0, 7)} is not in this repository`);
    const change = await this.#change(commits, prefix);
    this.#known.set(key, change);
    return change;
  }

  async #change(commits: Commits, prefix: string): Promise<CommittedChange> {
    const { from, to } = commits;
    const changed = await this.#repository.changes(from, to);
    const ranks = changed.length > 0 ? await this.#ranks(commits, prefix) : new Map<string, number>();
    const rank = ({ path }: ChangedFile) => ranks.get(path) ?? Infinity;
    const files = changed.toSorted((a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b))));
    const differ =
      changed.length === 0
        ? 'no file differs'
        : `${plural(changed.length, 'file')} ${changed.length === 1 ? 'differs' : 'differ'}`;
    return {
      sentence: `${distanceText(await this.#repository.distance(from, to), commits)}, ${differ}`,
      files: files
        .slice(0, mostListed)
        .map((file) => ({ path: file.path, lines: file.lines, role: roleOf(rank(file)) })),
      more: Math.max(0, files.length - mostListed),
    };
  }

  /** 0 for the script of each side, then what they import in the order in which it is found. */
  async #ranks({ first, other, from, to }: Commits, prefix: string): Promise<ReadonlyMap<string, number>> {
    const ranks = new Map<string, number>();
    const sides = [
      [to, other.script ?? first.script],
      [from, first.script ?? other.script],
    ] as const;
    for (const [commit, script] of sides) {
      const files = script === null ? [] : await trainingFiles(this.#repository, { commit, script, prefix });
      files.forEach((path, at) => ranks.set(path, Math.min(at, ranks.get(path) ?? at)));
    }
    return ranks;
  }
}

interface Commits {
  readonly first: SideCode;
  readonly other: SideCode;
  readonly from: string;
  readonly to: string;
}

function said(sentence: string): CommittedChange {
  return { ...nothing, sentence };
}

function roleOf(rank: number): CodeChange['files'][number]['role'] {
  if (rank === 0) return 'script';
  return rank === Infinity ? null : 'imported';
}

function distanceText([before, after]: readonly [number, number], { first, other }: Commits): string {
  if (before === 0) return `${plural(after, 'commit')} later`;
  if (after === 0) return `${plural(before, 'commit')} earlier`;
  return `branched: ${plural(before, 'commit')} only in ${first.name}, ${after} only in ${other.name}`;
}

function uncommitted(sides: readonly SideCode[]): string {
  const names = sides.flatMap(({ dirty, name }) => (dirty ? [name] : []));
  return names.length === 0 ? '' : `uncommitted changes in ${names.join(' and ')}`;
}
