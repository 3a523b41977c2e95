import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Actor } from '../../models/registry/registryStore';

/** Who acts: git's `user.email` as it holds in the folder, else the name of the account. */
export function actorOf(root: string, env: Readonly<Record<string, string | undefined>>): Actor {
  const isAutomatic = env.CI !== undefined && !['', '0', 'false'].includes(env.CI);
  return { name: gitEmail(root) ?? account(env), kind: isAutomatic ? 'ci' : 'person' };
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
