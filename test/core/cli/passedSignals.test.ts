import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const processes = pathToFileURL(resolve('scripts', 'processes.mjs')).href;

/** Says when it works, and how it was asked to stop, and takes a moment to stop. */
const worker = `
  process.on('SIGTERM', () => setImmediate(() => { console.log('asked to stop'); process.exit(7); }));
  setInterval(() => undefined, 1000);
  console.log('working');
`;
const wrapper = `
  import { run } from ${JSON.stringify(processes)};
  const { code } = await run(process.execPath, ['-e', ${JSON.stringify(worker)}], { passSignals: true });
  process.exitCode = code;
`;

it('what asks the wrapper of the command line to stop is passed on, and it ends as the command does', async () => {
  const wrapped = spawn(process.execPath, ['--input-type=module', '-e', wrapper], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  wrapped.stdout.on('data', (data: Buffer) => (told += data.toString()));
  await expect.poll(() => told, { timeout: 20_000 }).toContain('working');
  wrapped.kill('SIGTERM');
  const [code] = (await once(wrapped, 'close')) as [number | null];
  expect([told, code]).toEqual(['working\nasked to stop\n', 7]);
});
