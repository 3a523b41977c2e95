import { expect, it } from 'vitest';
import type { Models } from '../../../../src/vscode/models/models';
import { RegistryStandings } from '../../../../src/vscode/models/registryStandings';

it('knows which model files of a project nobody should load, also where its registry cannot be read', async () => {
  const project = { scope: 'file:///churn', discovery: null };
  const verdicts = [
    { path: 'evil.pkl', report: { verdict: 'dangerous', problems: [] } },
    { path: 'cut.npy', report: { verdict: 'not-code', problems: [{ problem: 'It ends.', at: 0 }] } },
    { path: 'good.pkl', report: { verdict: 'safe', problems: [] } },
    { path: 'gone.pkl', report: null },
  ];
  const models = {
    projects: { all: () => [project] },
    onDidChange: () => ({ dispose: () => undefined }),
    ask: (_: unknown, name: string) => (name === 'verdicts' ? Promise.resolve(verdicts) : Promise.reject(new Error())),
  };
  const standings = new RegistryStandings();
  const told = new Promise<void>((resolve) => void standings.onDidChange(resolve));
  standings.follow(models as unknown as Models);
  await told;
  expect(standings.harmful(project as never)).toEqual([
    { path: 'evil.pkl', harm: 'dangerous' },
    { path: 'cut.npy', harm: 'damaged' },
  ]);
  standings.dispose();
});
