import { expect, it } from 'vitest';
import { UntilStill } from '../../../src/base/untilStill';

/** Work that ends when it is told to. */
function worked() {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const still = new UntilStill<string>((subject) => {
    begun.push(subject);
    return new Promise((resolve) => ends.push(resolve));
  });
  const end = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { still, begun, end };
}

it('works once for many questions, and once more for those that came meanwhile', async () => {
  const { still, begun, end } = worked();
  const asked = [still.ask('a'), still.ask('a')];
  await new Promise(setImmediate);
  expect(begun).toEqual(['a']);
  asked.push(still.ask('a'), still.ask('a'));
  await end();
  expect(begun).toEqual(['a', 'a']);
  await end();
  await Promise.all(asked);
  expect(begun).toEqual(['a', 'a']);
});

it('works for several subjects side by side', async () => {
  const { still, begun } = worked();
  void still.ask('a');
  void still.ask('b');
  await new Promise(setImmediate);
  expect(begun).toEqual(['a', 'b']);
});

it('begins nothing any more once it is stopped', async () => {
  const { still, begun, end } = worked();
  const asked = still.ask('a');
  await new Promise(setImmediate);
  void still.ask('a');
  still.stop();
  await end();
  await asked;
  expect(begun).toEqual(['a']);
  await still.ask('b');
  expect(begun).toEqual(['a']);
});
