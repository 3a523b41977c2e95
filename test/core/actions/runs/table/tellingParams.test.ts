import { expect, it } from 'vitest';
import { tellingParams } from '../../../../../src/actions/runs/table/tellingParams';
import { metric, openIn, write } from '../../../store/runs/imported';

it('params are ranked by what they tell of the metric, those of the machine and of what is printed last', () => {
  const { runs } = openIn();
  const settings = [
    { depth: '2', rate: '0.1', n_jobs: '1', 'tree.verbose': '0' },
    { depth: '2', rate: '0.3', n_jobs: '1', 'tree.verbose': '0' },
    { depth: '8', rate: '0.1', n_jobs: '4', 'tree.verbose': '1' },
    { depth: '8', rate: '0.3', n_jobs: '4', 'tree.verbose': '1' },
  ];
  write(
    runs,
    settings.map((params, at) => ({
      id: `${at}`,
      params,
      metrics: { acc: at < 2 ? 0.7 : 0.9 },
    })),
  );
  const ranked = tellingParams(runs, runs.columns(), metric('acc'));
  expect([...ranked.keys()]).toEqual(['params.depth', 'params.rate', 'params.n_jobs', 'params.tree.verbose']);
});
