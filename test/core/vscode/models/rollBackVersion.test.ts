import { beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { rollBackVersion } from '../../../../src/vscode/commands/models/rollBackVersion';
import { modelRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

type Question = (text: string, options: vscode.MessageOptions, action: string) => Promise<string | undefined>;
const question = vi.hoisted(() => vi.fn<Question>());

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  ProgressLocation: {},
  CancellationError: class extends Error {},
  window: {
    withProgress: (_: unknown, work: (...given: readonly unknown[]) => unknown) =>
      work({ report: () => undefined }, { onCancellationRequested: () => undefined }),
    showWarningMessage: question,
  },
}));

beforeEach(() => question.mockReset());

const refusal = 'The bytes of churn@1 are not here.';

/** A window in which `churn@2` replaced `churn@1`; `problem`: why no copy of that is whole. */
function windowWith(problem: string | null) {
  const project = { scope: 'file:///churn', name: 'churn' };
  const version = (number: number) => ({
    number,
    digest: digestFor(`churn${number}`),
    state: 'live',
    deprecation: null,
  });
  const move = (number: number) => ({
    kind: 'promoted',
    stage: 'production',
    version: number,
    digest: digestFor(`churn${number}`),
  });
  const answers: Readonly<Record<string, unknown>> = {
    tree: [{ name: 'churn', live: [{ stage: 'production', version: 2 }], versions: [version(1), version(2)] }],
    moves: [move(1), move(2)],
    noWholeCopy: problem,
  };
  const acts: unknown[] = [];
  const models = {
    ask: (_: unknown, name: string) => Promise.resolve(answers[name]),
    act: (_: unknown, action: string, input: { readonly unverified?: boolean }) => {
      acts.push([action, input]);
      return input.unverified ? Promise.resolve({ notes: [] }) : Promise.reject(new Error(refusal));
    },
  };
  return { acts, services: { models, projects: { all: () => [project] } } as unknown as ModelServices };
}

const row = modelRow('file:///churn', 'churn');
const given = givenOf({ stage: 'production', reason: 'calls time out' });
const input = { model: 'churn', stage: 'production', reason: 'calls time out' };

it('a roll-back without a whole copy here is done all the same once that was read and agreed to', async () => {
  const { acts, services } = windowWith(refusal);
  question.mockResolvedValue('Roll Back Unverified');
  await rollBackVersion.run(services, row, given);
  expect(acts).toEqual([
    ['rollBack', input],
    ['rollBack', { ...input, unverified: true }],
  ]);
  const [text, options] = question.mock.calls[0] ?? [];
  expect(text).toBe('Make churn@1 live in production without a whole copy of it here?');
  expect(options).toMatchObject({ modal: true, detail: expect.stringContaining(refusal) as string });
});

it('a roll-back without a whole copy here changes nothing where nobody agreed', async () => {
  const { acts, services } = windowWith(refusal);
  question.mockResolvedValue(undefined);
  await expect(rollBackVersion.run(services, row, given)).rejects.toBeInstanceOf(vscode.CancellationError);
  expect(acts).toHaveLength(1);
});

it('what else keeps a version from being live again is a refusal, not a question', async () => {
  const { services } = windowWith(null);
  await expect(rollBackVersion.run(services, row, given)).rejects.toThrow(refusal);
  expect(question).not.toHaveBeenCalled();
});
