import { expect, it } from 'vitest';
import { concerns } from '../../../../src/vscode/models/panel/modelSubject';
import { versionOfAct } from '../../../../src/vscode/models/versionOfAct';

it('how far an act is stands on the pages of its version and its model, and on no other promotion', () => {
  const churn = { model: 'churn', promotion: null };
  const promoting = (version: number) => ({
    ...churn,
    promotion: { version, digest: `sha256:${version}`, stage: 'production' },
  });
  const drill = versionOfAct({ version: 'churn@2', reason: '' });
  expect([churn, promoting(2), promoting(4), { ...churn, model: 'price' }].map((it) => concerns(it, drill))).toEqual([
    ...[true, true, false, false],
  ]);
  expect(concerns(promoting(4), versionOfAct({ version: 'churn@sha256:4' }))).toBe(true);
});

it('an act is about the version that it is given, and registering a folder about none', () => {
  expect(versionOfAct({ package: 'churn@3', path: '/p/churn@3' })).toBe('churn@3');
  expect(versionOfAct({ package: '/p/packages/rf@1', reason: '' })).toBeNull();
  expect(concerns({ model: 'churn', promotion: null }, versionOfAct({ model: 'churn', stage: 'production' }))).toBe(
    true,
  );
});
