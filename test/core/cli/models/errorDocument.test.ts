import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runTend } from '../runTend';
import { PromotionProject } from './promotionProject';

const json = ['--format', 'json'];

it.each([
  ['a refusal', ['archive', 'churn@1', '--reason', 'old'], 1, 'churn@1 is live in production; '],
  ['a version that is not there', ['show', 'churn@7'], 2, 'churn has no version 7'],
  ['a reason that lacks', ['archive', 'churn@1', '--reason', ' '], 2, 'Say with --reason why'],
  ['bad usage', ['promote', 'churn@1'], 2, "required option '--to <stage>' not specified"],
])('answers %s with a document, and with a sentence on standard error', async (_, args, code, sentence) => {
  const project = new PromotionProject(null);
  await project.register();
  await project.promote('churn@1');
  const ended = await project.run(...args, ...json);
  const document = JSON.parse(ended.out) as { readonly error: string };
  expect(Object.keys(document)).toEqual(['tend', 'schema', 'error']);
  expect(document.error).toContain(sentence);
  expect({ code: ended.code, notes: ended.notes.length }).toEqual({ code, notes: 1 });
  expect(ended.notes[0]).toContain(sentence);
  expect((await project.run(...args)).out).toBe('');
});

it('does so of a store that cannot be opened, for the audit trail as well', async () => {
  const project = new PromotionProject(null);
  await project.register();
  writeFileSync(join(project.root, '.tend/tend.db'), 'no database at all, whatever it is named');
  for (const args of [
    ['models', 'list'],
    ['audit', 'log'],
  ]) {
    const { code, out } = await runTend(project.root, [...args, ...json]);
    expect({ code, document: JSON.parse(out) as object }).toEqual({
      code: 2,
      document: {
        tend: expect.any(String) as string,
        schema: 1,
        error: expect.stringMatching(/is damaged: .* Move it away .*: a new one takes the ledger/) as string,
      },
    });
  }
});

it('runs nothing of a version where the one beside it is gone for good', async () => {
  const project = new PromotionProject(null, { 'rows.csv': 'a\n1\n' });
  for (const _ of [1, 2]) await project.register();
  await project.run('archive', 'churn@1', '--reason', 'old', '--retain', '0d');
  rmSync(join(project.root, 'package-1'), { recursive: true });
  expect(await project.run('purge', 'churn@1', '--reason', 'room')).toMatchObject({ code: 0 });
  const { code, notes } = await project.run('run', 'churn@2', '--input', 'rows.csv', '--against', 'churn@1');
  expect({ code, notes }).toEqual({ code: 1, notes: [expect.stringMatching(/^tend: churn@1 was purged/)] });
});
