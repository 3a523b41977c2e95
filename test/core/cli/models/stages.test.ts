import { expect, it } from 'vitest';
import { PromotionProject } from './promotionProject';

const why = ['--reason', 'better'];

it.each([
  ['prod', 'did you mean "production"?'],
  ['prodcution', 'did you mean "production"?'],
  ['stagin', 'did you mean "staging"?'],
  ['shadow', 'its stages are staging, production.'],
])('refuses the stage %s where others have gates, and says which was meant', async (stage, advice) => {
  const project = new PromotionProject('        - signed\n');
  await project.register();
  for (const act of ['promote', 'approve'])
    expect(await project.run(act, 'churn@1', '--to', stage, ...why)).toMatchObject({
      code: 2,
      notes: [`tend: tend.yaml declares no gates of churn for "${stage}"; ${advice}`],
    });
});

it('takes any stage where none has gates, and the usual ones where others have', async () => {
  const plain = new PromotionProject(null);
  await plain.register();
  expect(await plain.run('promote', 'churn@1', '--to', 'shadow', ...why)).toMatchObject({ code: 0 });
  const gated = new PromotionProject('        - signed\n');
  await gated.register();
  expect(await gated.run('promote', 'churn@1', '--to', 'staging', ...why)).toMatchObject({ code: 0 });
});
