import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, legible, parseColour, type Colour } from '../../../webview/shared/colour';

const channel = fc.nat(255);
const colour = fc.tuple(channel, channel, channel).map(([r, g, b]): Colour => [r, g, b, 1]);

describe('colours of a theme', () => {
  it('are read in every form that VS Code writes', () => {
    expect(parseColour('#fff')).toEqual([255, 255, 255, 1]);
    expect(parseColour('#0078d480')).toEqual([0, 120, 212, 128 / 255]);
    expect(parseColour(' rgba(1, 2, 3, 0.5) ')).toEqual([1, 2, 3, 0.5]);
    expect(parseColour('rgb(1 2 3 / 0.5)')).toEqual([1, 2, 3, 0.5]);
    expect(parseColour('transparent')).toBeNull();
  });

  it('stand out 3:1 from any background on which the text does', () => {
    fc.assert(
      fc.property(colour, colour, colour, (of, background, foreground) => {
        fc.pre(contrast(foreground, background) >= 3);
        expect(contrast(legible(of, background, foreground), background)).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
