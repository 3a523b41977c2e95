import { spawn } from 'node:child_process';
import { builtOnce } from './build/freshness.mjs';
import { environment, nodePath } from './node24.mjs';
import { inRoot, root } from './places.mjs';
import { setUp } from './setup.mjs';

// npm run bench [-- check discovery editor]: the measurements, each against its budget and its peers. Nothing is asserted.
await setUp();
await builtOnce({ quiet: false });
const child = spawn(nodePath(), [inRoot('test', 'bench', 'main.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  env: environment(),
  stdio: 'inherit',
});
child.once('close', (code) => (process.exitCode = code ?? 1));
