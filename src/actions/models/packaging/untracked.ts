import { liesIn } from '../../../models/restore/archiveFolder';
import { shownPath } from '../../../runs/importing/shownPath';
import { readGit } from '../../runs/readGit';
import type { ModelContext } from '../modelContext';

type Asking = Pick<ModelContext, 'root' | 'signal' | 'trusted'>;

/** Whether git holds files of a folder of the project; false also where it is not asked, because the workspace is not trusted. */
export async function isTracked({ root, signal, trusted }: Asking, folder: string): Promise<boolean> {
  return trusted && (await readGit(root, ['ls-files', '--error-unmatch', '--', folder], '', signal)) !== null;
}

/** What git would do to a folder of the project that it does not hold, as a sentence; null: it holds it, or there is no git. */
export async function untracked(context: Asking, folder: string): Promise<string | null> {
  const { root, signal, trusted } = context;
  if (!trusted || !liesIn(root, folder)) return null;
  const git = (...args: readonly string[]) => readGit(root, args, '', signal);
  if ((await git('rev-parse', '--git-dir')) === null) return null;
  const shown = shownPath(root, folder);
  if ((await git('check-ignore', '-q', '--', folder)) !== null)
    return `git ignores ${shown}: it is on this disk alone, and git clean -fdx deletes it. archive.to in tend.yaml names another folder.`;
  if (await isTracked(context, folder)) return null;
  return `git does not track ${shown}: git clean -fd deletes it. Commit it, or name a folder outside of the project as archive.to in tend.yaml.`;
}
