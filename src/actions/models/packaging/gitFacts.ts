import type { RunCode } from '../../../runs/run';
import type { ModelFacts } from '../../../models/package/modelPackage';
import { readGit } from '../../runs/readGit';
import { withoutOwnFilters } from './withoutOwnFilters';

interface GitFacts {
  readonly code: NonNullable<ModelFacts['code']>;
  /** Who made the last commit, as `name <address>`. */
  readonly author: string;
}

/** What git says of a folder; null: it is not in a repository, or there is no git. */
export async function gitFacts(folder: string, signal: AbortSignal): Promise<GitFacts | null> {
  const git = async (...args: readonly string[]) => {
    const answer = await readGit(folder, args, '', signal);
    signal.throwIfAborted();
    return answer?.toString('utf8') ?? null;
  };
  const head = await git('log', '-1', '--format=%H%n%an <%ae>');
  const configuration = await git('config', '--list', '--show-scope', '-z');
  const plain = configuration === null ? null : withoutOwnFilters(configuration);
  // Of a submodule its commit alone counts: for more, git would run what that one configures.
  const status = ['status', '--porcelain', '-uno', '--ignore-submodules=dirty'];
  const changes = head === null || plain === null ? null : await git(...plain, ...status);
  if (head === null || changes === null) return null;
  const [commit = '', author = ''] = head.trim().split('\n');
  const remote = (await git('config', '--get', 'remote.origin.url'))?.trim() ?? '';
  return { code: { commit, dirty: changes !== '', remote: publicAddress(remote) }, author };
}

/** The code that a model was made with, as its run recorded it, else where the folder stands now, which says no more than that. */
export function codeFacts(recorded: RunCode | null, git: GitFacts | null): ModelFacts['code'] {
  const commit = recorded?.commit ?? null;
  if (recorded === null || commit === null) return git && { ...git.code, at: 'packaging' };
  return { commit, dirty: recorded.dirty === true, remote: git?.code.remote ?? null };
}

/** The address of a remote as everybody would write it, without who is signed in; null: it is a folder of this machine. */
export function publicAddress(remote: string): string | null {
  const [, host, path] = /^(?:[^@/]+@)([^:/]+):(?!\/\/)(.+)$/.exec(remote) ?? [];
  const url = URL.parse(host === undefined ? remote : `https://${host}/${path ?? ''}`);
  if (!url || !['https:', 'http:', 'ssh:', 'git:'].includes(url.protocol)) return null;
  return `https://${url.host}${url.pathname.replace(/\.git\/?$/, '')}`;
}
