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

it('says what a program wrote last, and that one could not be started', async () => {
  const { signal } = new AbortController();
  const args = ['-e', 'console.log("first"); console.error("last"); process.exitCode = 3'];
  expect(await runInvocation({ program: process.execPath, args }, signal, () => undefined)).toMatchObject({ code: 3 });
  const missing = await runInvocation({ program: '/nowhere/python', args: [] }, signal, () => undefined);
  expect(missing).toEqual({ code: null, lastLine: 'spawn /nowhere/python ENOENT' });
});
