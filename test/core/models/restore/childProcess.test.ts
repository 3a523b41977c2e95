import { expect, it } from 'vitest';
import { runInvocation } from '../../../../src/models/restore/childProcess';

const parent = `
const { spawn } = require('node:child_process');
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
console.log(child.pid);
setInterval(() => {}, 1000);`;

it.skipIf(process.platform === 'win32')('ends what a program has started too when it is stopped', async () => {
  const controller = new AbortController();
  const invocation = { program: process.execPath, args: ['-e', parent] };
  const running = runInvocation(invocation, controller.signal, () => controller.abort(new Error('stopped')));
  // The child's child holds the same stream: this would never end while it lives.
  await expect(running).rejects.toThrow('stopped');
});

it.skipIf(process.platform === 'win32')(
  'ends a program that runs for longer than it may, with what it started',
  async () => {
    const { signal } = new AbortController();
    const invocation = { program: process.execPath, args: ['-e', parent], timeout: 300 };
    expect(await runInvocation(invocation, signal, () => undefined)).toMatchObject({ code: null, timedOut: true });
  },
);

it('tells whole lines, and of one without end the beginning', async () => {
  const { signal } = new AbortController();
  const print = String.raw`process.stdout.write('a'.repeat(3e6) + '\nbb', () => process.stdout.write('b\rc'))`;
  const lines: string[] = [];
  await runInvocation({ program: process.execPath, args: ['-e', print] }, signal, (line) => lines.push(line));
  expect(lines.map((line) => (line.length > 3 ? line.length : line))).toEqual([10_000, 'bbb', 'c']);
});

it('says what a program wrote last, and that one could not be started', async () => {
  const { signal } = new AbortController();
  const args = ['-e', 'console.log("first"); console.error("last"); process.exitCode = 3'];
  expect(await runInvocation({ program: process.execPath, args }, signal, () => undefined)).toMatchObject({ code: 3 });
  const missing = await runInvocation({ program: '/nowhere/python', args: [] }, signal, () => undefined);
  expect(missing).toEqual({ code: null, lastLine: 'spawn /nowhere/python ENOENT', timedOut: false });
});

it('starts no program with a limit that no timer counts to', async () => {
  const { signal } = new AbortController();
  // A program that is not there would end this test by an error that nobody listens to, were it started.
  const invocation = { program: '/nowhere/python', args: [], timeout: 1e12 };
  await expect(runInvocation(invocation, signal, () => undefined)).rejects.toThrow('out of range');
});
