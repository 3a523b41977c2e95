import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { bundled, bundledEnv } from '../../bundled';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { predictions, PromotionProject } from './promotionProject';

/** A gate that holds two promotions until the evidence of both is gathered. */
const meeting = `
const fs = require('node:fs');
fs.writeFileSync('at-' + process.env.TEND_VERSION, '');
const wait = setInterval(() => {
  if (fs.existsSync('at-2') && fs.existsSync('at-3')) clearInterval(wait);
}, 5);`;

async function promoted(script: string, cwd: string, version: string) {
  const args = [script, 'models', 'promote', version, '--to', 'production', '--reason', 'better'];
  const child = spawn(process.execPath, args, { cwd, env: bundledEnv });
  const exit = once(child, 'exit') as Promise<[number]>;
  const [out, , [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, done: out.split('\n')[0] ?? '' };
}

async function bothAtOnce(...options: readonly string[]) {
  const script = await bundled('src/cli.ts');
  const gates = '        - champion\n        - command: node meeting.js\n';
  const files = { 'meeting.js': meeting, 'predictions.csv': predictions(10, 1) };
  const project = new PromotionProject(gates, files);
  for (let version = 1; version <= 3; version++) await project.register(...options);
  const answers = await Promise.all(['churn@2', 'churn@3'].map((version) => promoted(script, project.root, version)));
  const { registry } = openedRegistry(project.root);
  return { answers, moves: registry.moves('churn'), eventOf: (digest: string) => registry.event(digest) };
}

it('records two promotions from two processes in order, the second having seen the first', async () => {
  const { answers, moves, eventOf } = await bothAtOnce('--predictions', 'predictions.csv');
  const [first, second] = moves;
  expect(answers.map(({ code }) => code)).toEqual([0, 0]);
  expect(moves.map(({ version }) => version).toSorted()).toEqual([2, 3]);
  expect(eventOf(second?.event ?? '')?.parents).toEqual([first?.event]);
  expect(answers.map(({ done }) => done)).toContain(
    `churn@${second?.version} is live in production, in place of churn@${first?.version}. 2 gates pass.`,
  );
}, 60_000);

it('judges the second one against the first, which was not live when it began', async () => {
  const { answers, moves } = await bothAtOnce();
  expect(answers.map(({ code }) => code).toSorted()).toEqual([0, 1]);
  expect(moves).toHaveLength(1);
  expect(answers.find(({ code }) => code === 1)?.done).toBe('Not ready. 1 gate was not run. 1 passes.');
}, 60_000);
