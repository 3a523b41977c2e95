import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

it('reads a source of which a key is misspelt, and says so beside the runs', async () => {
  const source = '    - { path: "out/*/log.csv", stpe: epoch, params: config.json }\n';
  const root = temporaryFolder({
    'tend.yaml': `datasets:\n  gone: { paht: a.csv }\nexperiments:\n  sources:\n${source}`,
    'out/a1/log.csv': 'epoch,loss\n1,0.5\n2,0.25\n',
    'out/a1/config.json': '{"lr": 0.1}',
  });
  const { out, notes } = await runTend(root, ['runs', 'list', '--column', 'params.lr']);
  expect(notes).toEqual([
    'tend.yaml:5:32 error `stpe` is not a key of a source of runs. Did you mean `step`? config-unknown-key',
  ]);
  expect(out).toMatch(/ a1 .* 0\.1$/m);
});
