import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runTend } from '../runTend';
import { PromotionProject } from './promotionProject';

const why = ['--reason', 'better'];

it.each([
  ['prod', '; did you mean "production"?'],
  ['prodcution', '; did you mean "production"?'],
  ['stagin', '; did you mean "staging"?'],
  ['shadow', '.'],
])('refuses the stage %s where others have gates, and says which was meant', async (stage, advice) => {
  const project = new PromotionProject('        - signed\n');
  await project.register();
  for (const act of ['promote', 'approve'])
    expect(await project.run(act, 'churn@1', '--to', stage, ...why)).toMatchObject({
      code: 2,
      notes: [`tend: tend.yaml declares no gates of churn for "${stage}", only for production${advice}`],
    });
});

it.each([
  ['prodution', 'did you mean "production"?'],
  ['prod', 'did you mean "production"?'],
  ['shadow', 'its stages are staging, production.'],
])('makes nothing live in the stage %s, which is none yet, unless that is meant', async (stage, advice) => {
  const plain = new PromotionProject(null);
  await plain.register();
  expect(await plain.run('promote', 'churn@1', '--to', stage, ...why)).toEqual({
    code: 2,
    out: '',
    notes: [
      `tend: No version of churn ever was in "${stage}"; ${advice} tend models promote --new-stage makes it a stage.`,
    ],
  });
  expect(await plain.run('promote', 'churn@1', '--to', stage, ...why, '--new-stage')).toMatchObject({ code: 0 });
  await plain.register();
  expect(await plain.run('promote', 'churn@2', '--to', stage, ...why)).toMatchObject({ code: 0 });
});

it('takes the usual stages where none has gates, staging also where production has, and a new one where others have none only from tend.yaml', async () => {
  const plain = new PromotionProject(null);
  await plain.register();
  expect(await plain.run('promote', 'churn@1', '--to', 'staging', ...why)).toMatchObject({ code: 0 });
  const gated = new PromotionProject('        - signed\n');
  await gated.register();
  expect(await gated.run('promote', 'churn@1', '--to', 'staging', ...why)).toMatchObject({ code: 0 });
  expect(await gated.run('promote', 'churn@1', '--to', 'shadow', ...why, '--new-stage')).toMatchObject({ code: 2 });
});

it.each([
  ['production', ['staging', 'prodution'], '; did you mean "prodution"?'],
  ['production', ['staging'], '.'],
  ['staging', ['stagign', 'production'], '; did you mean "stagign"?'],
])(
  'refuses %s where gates are declared only for %j, also after something was live there',
  async (to, stages, advice) => {
    const project = new PromotionProject(null);
    await project.register();
    await project.run('promote', 'churn@1', '--to', to, ...why);
    await project.register();
    const declare = (gates: string) =>
      writeFileSync(join(project.root, 'tend.yaml'), `models:\n  churn:\n    gates: { ${gates} }\n`);
    const declared = stages.map((stage) => `${stage}: [package-verified]`).join(', ');
    declare(declared);
    expect(await project.run('promote', 'churn@2', '--to', to, ...why)).toMatchObject({
      code: 2,
      notes: [`tend: tend.yaml declares no gates of churn for "${to}", only for ${stages.join(', ')}${advice}`],
    });
    expect(await project.run('withdraw', 'churn', '--stage', to, ...why)).toMatchObject({ code: 0 });
    declare(`${declared}, ${to}: []`);
    expect(await project.run('promote', 'churn@2', '--to', to, ...why)).toMatchObject({ code: 0 });
  },
);

it('promotes nothing where tend.yaml declares the gates of a model by a misspelt name, unless both are declared', async () => {
  const misspelt = 'models:\n  chrn:\n    gates:\n      production:\n        - signed\n';
  const project = new PromotionProject(null, { 'tend.yaml': misspelt });
  await project.register();
  for (const act of ['promote', 'approve'])
    expect(await project.run(act, 'churn@1', '--to', 'production', ...why)).toEqual({
      code: 2,
      out: '',
      notes: [
        'tend: tend.yaml declares no gates of churn, but of "chrn", which is no registered model: is churn meant? Mend the name, or declare models.churn beside it.',
      ],
    });
  writeFileSync(join(project.root, 'tend.yaml'), `${misspelt}  churn: {}\n`);
  expect(await project.run('promote', 'churn@1', '--to', 'production', ...why)).toMatchObject({ code: 0 });
});

it.each([[['check', 'tend.yaml']], [['status']]])(
  'warns in %j of a model of tend.yaml that is misspelt',
  async (command) => {
    const project = new PromotionProject(null, { 'tend.yaml': 'models:\n  chrn: {}\n' });
    await project.register();
    expect((await runTend(project.root, command)).notes).toEqual([
      'tend.yaml:2:3 warning No version of a model `chrn` is registered. Did you mean `churn`? config-unknown-model',
    ]);
  },
);

it.each(['churn2', 'churn-a', 'churns2'])(
  'a model that is planned as %s stands beside churn and stops nothing',
  async (planned) => {
    const gates = `models:\n  ${planned}:\n    gates:\n      production:\n        - signed\n`;
    const project = new PromotionProject(null, { 'tend.yaml': gates });
    await project.register();
    expect(await project.run('promote', 'churn@1', '--to', 'production', ...why)).toMatchObject({ code: 0 });
    expect((await runTend(project.root, ['check', 'tend.yaml'])).notes).toEqual([]);
  },
);
