import { expect, it } from 'vitest';
import { brushColour } from '../../../webview/experiments/charts/brushColour';
import type { Colour } from '../../../webview/shared/colour';

const [white, black, blue]: readonly Colour[] = [
  [255, 255, 255, 1],
  [0, 0, 0, 1],
  [0, 95, 184, 1],
];

it('a brush has the first colour of the theme that is seen on its background', () => {
  if (!white || !black || !blue) expect.fail('there are three colours');
  expect(brushColour([blue, black], white, black)).toBe(blue);
  expect(brushColour([[0, 0, 0, 0], blue], white, black)).toBe(blue);
  expect(brushColour([null, [0, 0, 0, 0.1], [240, 240, 240, 1]], white, black)).toBe(black);
});
