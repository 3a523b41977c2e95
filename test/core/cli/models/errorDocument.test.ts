import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
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

it('answers who interrupts a command with a document as well, and who reads words with the exit code alone', async () => {
  const project = new PromotionProject(null);
  await project.register();
  const run = (...args: readonly string[]) => {
    const controller = new AbortController();
    const stop = () => controller.abort();
    return runTend(project.root, ['models', 'verify', 'churn@1', ...args], { signal: controller.signal, onProgress: stop });
  };
  const { code, out } = await run(...json);
  expect({ code, document: JSON.parse(out) as object }).toMatchObject({ code: 130, document: { error: 'interrupted' } });
  expect(await run()).toEqual({ code: 130, out: '', notes: [] });
}); // prettier-ignore

it.each([
  [['models', 'nope', '--help'], "unknown command 'nope'"],
  [['models', 'lst', '-h'], '(Did you mean list?)'],
  [['nope', '--help'], "unknown command 'nope'"],
  [['models', 'waive', 'churn@1', '--gate', 'card'], '--waive GATE --until DATE'],
  [['models', 'waive', '--help'], '--waive GATE --until DATE'],
])('ends %j with 2 and what may be meant', async (args, sentence) => {
  const { code, out, notes } = await runTend(temporaryFolder(), args);
  expect({ code, out, notes }).toEqual({ code: 2, out: '', notes: [expect.stringContaining(sentence)] });
});

it('still gives help where a command is named', async () => {
  for (const args of [['models', '--help'], ['models', 'list', '--help'], ['--help'], ['models', 'help', 'list']]) {
    const { code, out } = await runTend(temporaryFolder(), args);
    expect({ code, isHelp: out.startsWith('Usage: tend') }).toEqual({ code: 0, isHelp: true });
    expect(out).not.toContain('waive ');
  }
});
