import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const asNode = (version: string) =>
  `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;

it.each([
  ['18.20.8', 2],
  ['20.0.0', 1],
])('what npm starts asks for the Node that it needs before it reads anything else: %s', (version, status) => {
  const args = ['--import', asNode(version), 'scripts/launch.mjs', 'start', '--port', 'x'];
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(ran.status).toBe(status);
  expect(ran.stderr).toMatch(
    status === 2 ? /^Tend needs Node 20 or newer; this is v\S+\.\n$/ : /^--port takes a number/,
  );
});
