import { expect, it } from 'vitest';
import { nearestModel } from '../../../src/project/nearestModel';

it.each([
  ['churn', 'chrun'],
  ['churn', 'churns'],
  ['churn', 'Churn'],
  ['customer-churn', 'customer-chrn'],
  ['churn-eu', 'chrn-eu'],
])('%s may be meant by %s', (name, other) => {
  expect(nearestModel(name, ['fraud', other])).toBe(other);
});

it.each([
  ['churn', 'churn2'],
  ['churn-v1', 'churn-v2'],
  ['churn', 'churn_b'],
  ['churn-a', 'churn-b'],
  ['churn.eu', 'churn.e'],
  ['churn', 'return'],
])('%s is another model than %s', (name, other) => {
  expect(nearestModel(name, [other])).toBeNull();
});
