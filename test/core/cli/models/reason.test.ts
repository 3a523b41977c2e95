import { createInterface } from 'node:readline/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { tooLongReason } from '../../../../src/actions/models/reason';
import { reasonOf } from '../../../../src/cli/models/reason';

vi.mock('node:readline/promises', () => ({ createInterface: vi.fn() }));

/** What is made of a reason that somebody types on a terminal. */
function typed(reason: string): Promise<string> {
  const lines = { question: () => Promise.resolve(reason), close: () => undefined };
  vi.mocked(createInterface).mockReturnValue(lines as unknown as ReturnType<typeof createInterface>);
  for (const stream of [process.stdin, process.stderr]) {
    const before = Object.getOwnPropertyDescriptor(stream, 'isTTY') ?? { value: undefined };
    Object.defineProperty(stream, 'isTTY', { value: true, configurable: true });
    onTestFinished(() => void Object.defineProperty(stream, 'isTTY', { ...before, configurable: true }));
  }
  return reasonOf({}, new AbortController().signal);
}

it('a reason that is typed is measured as one that is given', async () => {
  expect(await typed(` ${'x'.repeat(2000)}\t`)).toBe('x'.repeat(2000));
  await expect(typed('x'.repeat(2001))).rejects.toThrow(tooLongReason);
  await expect(typed(' ')).rejects.toThrow('Say with --reason why');
});
