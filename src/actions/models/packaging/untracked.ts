import { liesIn } from '../../../models/restore/archiveFolder';
import { shownPath } from '../../../runs/importing/shownPath';
import { readGit } from '../../runs/readGit';
import type { ModelContext } from '../modelContext';

/** What git would do to a folder of the project that it does not hold, as a sentence; null: it holds it, or there is no git. */
export async function untracked(
  { root, signal, trusted }: Pick<ModelContext, 'root' | 'signal' | 'trusted'>,
  folder: string,
): Promise<string | null> {
  if (!trusted || !liesIn(root, folder)) return null;
  const git = (...args: readonly string[]) => readGit(root, args, '', signal);
  if ((await git('rev-parse', '--git-dir')) === null) return null;
  const shown = shownPath(root, folder);
  if ((await git('check-ignore', '-q', '--', folder)) !== null)
    return `git ignores ${shown}: it is on this disk alone, and git clean -fdx deletes it. archive.to in tend.yaml names another folder.`;
  if ((await git('ls-files', '--error-unmatch', '--', folder)) !== null) return null;
  return `git does not track ${shown}: git clean -fd deletes it. Commit it, or name a folder outside of the project as archive.to in tend.yaml.`;
}
