import { expect, it } from 'vitest';
import { spanLabel } from '../../../webview/model/overview/spanLabel';

const both = 'churn@4 and churn@2';

function label(full: string, width: number, room = 0) {
  return spanLabel('churn', full, { x: 100, width, room, widthOf: (text) => 6 * text.length });
}

it('a name stands whole in its bar, or shortened to its number, or beside it', () => {
  expect(label('churn@4', 60)).toEqual({ text: 'churn@4', at: 107 });
  expect(label('churn@4', 20)).toEqual({ text: '@4', at: 104 });
  expect(label('churn@4', 10, 130)).toEqual({ text: '@4', at: 114 });
  expect(label('churn@4', 10)).toBeNull();
});

it('of what contradicts each other the first is named with dots where there is no room for both', () => {
  expect(label(both, 80)).toEqual({ text: '@4 and @2', at: 107 });
  expect(label(both, 40)).toEqual({ text: '@4…', at: 107 });
  expect(label(both, 10, 140)).toEqual({ text: '@4…', at: 114 });
  expect(label(both, 10)).toBeNull();
});
