import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';

function start(port: string): { readonly status: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', '--port', port], { encoding: 'utf8' });
  return { status, stderr };
}

it('npm start says at once that its port is taken, and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  try {
    expect(start(String(port))).toEqual({
      status: 1,
      stderr: `Port ${port} is taken by another program: name another one with --port, or leave --port out.\n`,
    });
  } finally {
    other.close();
  }
});

it('npm start takes no port that is none', () => {
  expect(start('80x')).toEqual({ status: 1, stderr: '--port takes a number from 0 to 65535, not "80x".\n' });
});
