import { expect, it } from 'vitest';
import { predict } from '../../../src/models/restore/predict';
import { temporaryFolder } from '../../core/temporaryFolder';

/** Modules that stand before those of the environment: one that has no pandas, and a model that needs names of columns. */
const modules = {
  'code/pandas.py': 'raise ModuleNotFoundError("No module named \'pandas\'", name="pandas")\n',
  'code/numpy.py': 'def asarray(values):\n    return values\n',
  'code/by_name.py': [
    'class Model:',
    '    def predict(self, data):',
    '        if not hasattr(data, "columns"):',
    '            raise ValueError("Specifying the columns using strings is only supported for dataframes.")',
    '        return [0]',
    '',
    'def _load_pyfunc(path):',
    '    return Model()',
    '',
  ].join('\n'),
};

const says =
  'ValueError: Specifying the columns using strings is only supported for dataframes. Without pandas the names of columns do not reach the model: package it again with pandas among its requirements.';

it.each([
  [{ dataframe_split: { columns: ['age'], data: [[41]] } }, says],
  [{ dataframe_records: [{ age: 41 }] }, says],
  [{ instances: [[41]] }, says.slice(0, says.indexOf(' Without'))],
])('a model that needs names fails with what is missing where there were names: %j', async (request, problem) => {
  const folder = temporaryFolder(modules);
  const plan = { kind: 'loader', module: 'by_name', data: '', code: 'code' } as const;
  const answer = await predict(
    { python: process.env.TEND_PYTHON ?? '', isolated: true },
    temporaryFolder(),
    { folder, plan, request, table: null, columns: null, taken: [], text: [], repeats: 0 },
    new AbortController().signal,
  );
  expect(answer.problem).toBe(problem);
});
