import { join } from 'node:path';
import { expect, it } from 'vitest';
import { predict } from '../../../src/models/restore/predict';
import { temporaryFolder } from '../../core/temporaryFolder';

/** A model that refuses a column that it was not fitted with in several lines, as scikit-learn does. */
const strict = [
  'class Model:',
  '    def predict(self, data):',
  '        others = [f"- {it}" for it in data.columns if it not in ("age", "plan")]',
  '        if others:',
  '            raise ValueError("\\n".join(["The feature names differ.", "Unseen at fit time:", *others]))',
  '        return [list(data.columns)]',
  '',
  'def _load_pyfunc(path):',
  '    return Model()',
  '',
].join('\n');

async function asked(question: { request?: object; table?: string }, taken: readonly string[]) {
  const folder = temporaryFolder({ 'code/strict.py': strict, 'rows.csv': question.table ?? '' });
  const table = { path: join(folder, 'rows.csv'), delimiter: ',', encoding: 'utf-8', preamble: 0 } as const;
  const plan = { kind: 'loader', module: 'strict', data: '', code: 'code' } as const;
  const [request, of] = [question.request ?? null, question.table === undefined ? null : table];
  const { outputs, problem } = await predict(
    { python: process.env.TEND_PYTHON ?? '', isolated: true },
    temporaryFolder(),
    { folder, plan, request, table: of, columns: taken, taken, text: [], repeats: 0 },
    new AbortController().signal,
  );
  return problem ?? outputs;
}

const inputs = [
  { table: 'id,plan,age,label\n7,pro,41,1\n' },
  { request: { dataframe_records: [{ id: 7, plan: 'pro', age: 41, label: 1 }] } },
  { request: { dataframe_split: { columns: ['id', 'plan', 'age'], data: [[7, 'pro', 41]] } } },
  { request: { inputs: { id: [7], plan: ['pro'], age: [41] } } },
];

it.each(inputs)('hands a model the columns of its signature and no others: %j', async (question) => {
  expect(await asked(question, ['age', 'plan'])).toEqual([['age', 'plan']]);
});

it('tells an error of several lines by what is wrong', async () => {
  expect(await asked({ table: 'id,age,plan\n7,41,pro\n' }, [])).toBe('ValueError: The feature names differ.');
});
