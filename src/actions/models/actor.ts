import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Actor } from '../../models/registry/registryStore';

/** Who acts in a window, which is a person whatever started it. */
export function personAt(root: string, env: Readonly<Record<string, string | undefined>>): Actor {
  return { name: nameAt(root, env), kind: 'person' };
}

/** Who acts on the command line. */
export function actorOf(root: string, env: Readonly<Record<string, string | undefined>>): Actor {
  const isAutomatic = env.CI !== undefined && !['', '0', 'false'].includes(env.CI);
  const name = nameAt(root, env);
  const job = isAutomatic ? jobOf(env) : undefined;
  return { name, kind: isAutomatic ? 'ci' : 'person', ...(job === undefined ? {} : { job }) };
}

/** Git's `user.email` as it holds in the folder, else the name of the account. */
function nameAt(root: string, env: Readonly<Record<string, string | undefined>>): string {
  return gitEmail(root) ?? account(env);
}

/** Where a job can be looked at, as GitHub, GitLab, Buildkite, CircleCI and Jenkins say. */
function jobOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`;
  const told = [env.CI_JOB_URL, env.BUILDKITE_BUILD_URL, env.CIRCLE_BUILD_URL, env.BUILD_URL];
  return told.find((it) => it !== undefined && /^https?:\/\/\S+$/.test(it));
}

function gitEmail(root: string): string | null {
  try {
    const text = execFileSync('git', ['config', 'user.email'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return text.trim() || null;
  } catch {
    return null;
  }
}

function account(env: Readonly<Record<string, string | undefined>>): string {
  try {
    return userInfo().username;
  } catch {
    // An account that the machine has no name for, as in some containers.
    return env.USER ?? 'unknown';
  }
}
