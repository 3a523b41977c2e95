import { expect, it } from 'vitest';
import { shortAge } from '../../../webview/model/figures';

it('an age is told in no unit that would be over before it is read', () => {
  expect([0, 59_000, 60_000, 7_500_000].map(shortAge)).toEqual(['< 1 min', '< 1 min', '1 min', '2 h']);
});
