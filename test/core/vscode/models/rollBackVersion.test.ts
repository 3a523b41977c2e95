import { beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { rollBackVersion } from '../../../../src/vscode/commands/models/rollBackVersion';
import { modelRow, versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { QuestionError } from '../../../../src/workers/questionThread';
import { digestFor } from '../../models/registry/happenings';

type Question = (text: string, options: vscode.MessageOptions, action: string) => Promise<string | undefined>;
type Pick = (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => Promise<unknown>;
const { question, pick, done } = vi.hoisted(() => ({
  question: vi.fn<Question>(),
  pick: vi.fn<Pick>(),
  done: vi.fn<(text: string, action: string) => Promise<undefined>>(),
}));

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  ProgressLocation: {},
  CancellationError: class extends Error {},
  window: {
    withProgress: (_: unknown, work: (...given: readonly unknown[]) => unknown) =>
      work({ report: () => undefined }, { onCancellationRequested: () => undefined }),
    showWarningMessage: question,
    showInformationMessage: done,
    showQuickPick: pick,
  },
}));

beforeEach(() => {
  question.mockReset();
  pick.mockReset();
  done.mockReset().mockResolvedValue(undefined);
});

const refusal = 'The bytes of churn@1 are not here.';
const back = { number: 1, digest: digestFor('churn1'), address: 'churn@sha256:one' };
const earlier = { ...back, why: 'was rolled back from', canBe: true };

/** A window in which `churn@2` is live; `refused`: what the first try to roll back comes to. */
function windowWith(
  refused: Error | null,
  choice: object | ((stage: string) => object) = { to: back, notes: [], problem: null, earlier: [] },
  live = [{ stage: 'production', version: 2 }],
) {
  const project = { scope: 'file:///churn', name: 'churn' };
  const answers: Readonly<Record<string, unknown>> = {
    tree: [{ name: 'churn', live, versions: [] }],
  };
  const now = (stage: string) => {
    const number = live.find((it) => it.stage === stage)?.version;
    return number === undefined ? null : { number, digest: digestFor(`churn${number}`) };
  };
  const acts: unknown[] = [];
  const models = {
    ask: (_: unknown, name: string, { stage = '' }: { readonly stage?: string } = {}) =>
      Promise.resolve(
        name === 'rollBackChoice'
          ? { from: now(stage), ...(typeof choice === 'function' ? choice(stage) : choice) }
          : answers[name],
      ),
    act: (_: unknown, action: string, input: { readonly unverified?: boolean }) => {
      acts.push([action, input]);
      return refused && !input.unverified ? Promise.reject(refused) : Promise.resolve({ version: 1, notes: [] });
    },
  };
  return { acts, services: { models, projects: { all: () => [project] } } as unknown as ModelServices };
}

const row = modelRow('file:///churn', 'churn');
const given = givenOf({ stage: 'production', reason: 'calls time out' });
const input = {
  ...{ model: 'churn', stage: 'production', inPlaceOf: digestFor('churn2'), toVersion: back.address },
  reason: 'calls time out',
};

it('a roll-back makes live what was shown, and is told with the way to it', async () => {
  const { acts, services } = windowWith(null);
  await rollBackVersion.run(services, row, given);
  expect(acts).toEqual([['rollBack', input]]);
  expect(done).toHaveBeenCalledWith('churn@1 is live in production again, in place of churn@2.', 'Show');
});

it('a roll-back of a stage in which nothing is live, or of which the tree does not know, says so and agrees to that alone', async () => {
  const { acts, services } = windowWith(null, undefined, [{ stage: 'staging', version: 3 }]);
  await rollBackVersion.run(services, row, given);
  expect(acts).toEqual([['rollBack', { ...input, inPlaceOf: null }]]);
  expect(done).toHaveBeenCalledWith('churn@1 is live in production again.', 'Show');
  const known = windowWith(
    null,
    { from: { number: 4, digest: digestFor('churn4') }, to: back, notes: [], problem: null, earlier: [] },
    [{ stage: 'staging', version: 3 }],
  );
  await rollBackVersion.run(known.services, row, given);
  expect(known.acts).toEqual([['rollBack', { ...input, inPlaceOf: digestFor('churn4') }]]);
});

it('a roll-back without a whole copy here is done all the same once that was read and agreed to', async () => {
  const { acts, services } = windowWith(new QuestionError(refusal, 'bytes-not-whole'));
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
  const { acts, services } = windowWith(new QuestionError(refusal, 'bytes-not-whole'));
  question.mockResolvedValue(undefined);
  await expect(rollBackVersion.run(services, row, given)).rejects.toBeInstanceOf(vscode.CancellationError);
  expect(acts).toHaveLength(1);
});

it('what else keeps a version from being live again is a refusal, not a question', async () => {
  const { services } = windowWith(new QuestionError(refusal));
  await expect(rollBackVersion.run(services, row, given)).rejects.toThrow(refusal);
  expect(question).not.toHaveBeenCalled();
});

it('where nothing is left to roll back to, each earlier version says why, and one is taken only if it is chosen', async () => {
  const nothing = { to: null, notes: [], problem: 'There is nothing to roll back to.' };
  const { acts, services } = windowWith(null, { ...nothing, earlier: [earlier] });
  pick.mockResolvedValueOnce(undefined);
  await expect(rollBackVersion.run(services, row, given)).rejects.toBeInstanceOf(vscode.CancellationError);
  pick.mockImplementationOnce(([item]) => Promise.resolve(item));
  await rollBackVersion.run(services, row, given);
  expect(pick.mock.calls[0]?.[0]).toMatchObject([{ label: 'churn@1', description: 'was rolled back from' }]);
  expect(acts).toEqual([['rollBack', input]]);
  const none = windowWith(null, { ...nothing, earlier: [] });
  await expect(rollBackVersion.run(none.services, row, given)).rejects.toThrow(nothing.problem);
});

const twice = [
  { stage: 'production', version: 2 },
  { stage: 'staging', version: 3 },
];
const found = { to: back, notes: [], problem: null, earlier: [] };
const because = givenOf({ reason: 'calls time out' });

it('a roll-back from the row of a version is of the stage in which that one is live', async () => {
  const { acts, services } = windowWith(null, found, twice);
  const three = versionRow({ scope: 'file:///churn', model: 'churn', version: 3, digest: digestFor('churn3') });
  await rollBackVersion.run(services, three, because);
  expect(pick).not.toHaveBeenCalled();
  expect(acts).toEqual([['rollBack', { ...input, stage: 'staging', inPlaceOf: digestFor('churn3') }]]);
});

it('a stage of which nothing can be rolled back is not offered', async () => {
  const nothing = { to: null, notes: [], problem: 'There is nothing to roll back to.', earlier: [] };
  const { acts, services } = windowWith(null, (stage) => (stage === 'production' ? nothing : found), twice);
  await rollBackVersion.run(services, row, because);
  expect(pick).not.toHaveBeenCalled();
  expect(acts).toEqual([['rollBack', { ...input, stage: 'staging', inPlaceOf: digestFor('churn3') }]]);
});
