import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../../src/actions/audit/verifyLedger';
import { gitFacts } from '../../../../src/actions/models/packaging/gitFacts';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { purgeRemains } from '../../../../src/actions/models/restoring/purgeRemains';
import { CodeChanges } from '../../../../src/actions/runs/compare/code/codeChanges';
import { readGit } from '../../../../src/actions/runs/readGit';
import { ledgerPath } from '../../../../src/models/registry/ledgerFiles';
import { registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

type Git = (...args: readonly string[]) => string;

function gitIn(root: string): Git {
  const person = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', '-c', 'protocol.file.allow=always'];
  return (...args) => execFileSync('git', [...person, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

/** Has whatever git can be made to run write a file into a folder; `x`: what the filter is called. */
function configurePrograms(git: Git, traces: string, x: string): void {
  const leaves = (name: string) => `sh -c 'echo >> "${traces}/${name}"; cat'`;
  for (const key of [`filter.${x}.clean`, `diff.${x}.textconv`, `diff.${x}.command`, 'diff.external', 'core.fsmonitor'])
    git('config', key, leaves(key));
  git('config', `filter.${x}.required`, 'true');
  git('config', 'log.showSignature', 'true');
  writeFileSync(join(traces, 'gpg.sh'), `#!/bin/sh\necho >> "${traces}/gpg"\n`, { mode: 0o755 });
  git('config', 'gpg.program', join(traces, 'gpg.sh'));
  writeFileSync(join(git('rev-parse', '--absolute-git-dir'), 'info/attributes'), `* filter=${x} diff=${x}\n`);
}

/** The commit that is checked out, as though it were signed. */
function signHead(git: Git, root: string): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n';
  const commit = git('cat-file', 'commit', 'HEAD').replace(/^(committer .*\n)/m, `$1${signature}`);
  const input = { cwd: root, encoding: 'utf8', input: `${commit}\n` } as const;
  git('reset', '-q', '--soft', execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], input).trim());
}

/** A repository with a version, a file of code and a submodule, each changed since it was committed. */
function project() {
  const [root, other, traces] = [temporaryFolder(), temporaryFolder({ 'a.py': 'a\n' }), temporaryFolder()];
  const [git, gitOfOther] = [gitIn(root), gitIn(other)];
  const context = openedRegistry(root);
  recordEvents(context, () => [registration('churn', 1, { where: 'models/churn' })]);
  gitOfOther('init', '-q');
  gitOfOther('add', '-A');
  gitOfOther('commit', '-qm', 'One');
  git('init', '-q', '-b', 'main');
  git('submodule', '--quiet', 'add', other, 'vendored');
  writeFileSync(join(root, 'train.py'), '1\n');
  git('add', 'tend', 'train.py');
  git('commit', '-qm', 'One');
  const first = git('rev-parse', 'HEAD');
  writeFileSync(join(root, 'train.py'), '2\n');
  git('commit', '-qam', 'Two');
  signHead(git, root);
  const path = ledgerPath(context.registry.events({ limit: 1 })[0]?.digest ?? '');
  for (const it of [path, 'train.py', 'vendored/a.py']) writeFileSync(join(root, it), '3\n');
  configurePrograms(git, traces, 'x');
  configurePrograms(gitIn(join(root, 'vendored')), traces, 'y');
  const ran = () => readdirSync(traces).filter((name) => name !== 'gpg.sh');
  return { root, git, context, path, first, ran };
}

describe('what is asked of git', () => {
  it('runs nothing that a repository configures', async () => {
    const { root, git, context, path, first, ran } = project();
    const head = git('rev-parse', 'HEAD');
    expect((await verifyLedger(context)).problems).toEqual([
      { path, problem: expect.stringContaining('git restore') as string },
    ]);
    expect(await gitFacts(root, context.signal)).toMatchObject({ code: { commit: head, dirty: true } });
    await purgeRemains(context, 'churn@1');
    const side = (name: string, commit: string) => ({ name, commits: [commit], dirty: false, script: null });
    const changes = new CodeChanges((args, input) => readGit(root, args, input));
    expect((await changes.between(side('a', first), side('b', head))).sentence).toContain('1 file differs');
    expect(ran()).toEqual([]);
    git('status');
    git('log', '-1');
    expect(ran()).toEqual(expect.arrayContaining(['filter.x.clean', 'filter.y.clean', 'gpg', 'core.fsmonitor']));
  });

  it('fetches nothing that a clone left out', async () => {
    const [root, traces] = [temporaryFolder({ 'a.txt': 'a\n' }), temporaryFolder()];
    const git = gitIn(root);
    git('init', '-q', '-b', 'main');
    git('config', 'uploadpack.allowFilter', 'true');
    git('add', '-A');
    git('commit', '-qm', 'One');
    const clone = join(temporaryFolder(), 'clone');
    git('clone', '-q', '--no-checkout', '--filter=blob:none', pathToFileURL(root).href, clone);
    gitIn(clone)('config', 'remote.origin.uploadpack', `echo >> "${traces}/uploadpack"; git-upload-pack`);
    expect(await readGit(clone, ['cat-file', 'blob', 'HEAD:a.txt'])).toBeNull();
    expect(readdirSync(traces)).toEqual([]);
    expect(gitIn(clone)('cat-file', 'blob', 'HEAD:a.txt')).toBe('a');
    expect(readdirSync(traces)).toEqual(['uploadpack']);
  });
});
