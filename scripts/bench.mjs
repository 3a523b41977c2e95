import { builtOnce } from './build/freshness.mjs';
import { environment, nodePath } from './node24.mjs';
import { inRoot, root } from './places.mjs';
import { run } from './processes.mjs';
import { setUp } from './setup.mjs';

// npm run bench [-- activation check discovery editor panel runs]: the measurements, each against its budget and its peers.
// Nothing is asserted.
await setUp();
await builtOnce({ quiet: false });
const { code } = await run(nodePath(), [inRoot('test', 'bench', 'main.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  env: environment(),
});
process.exitCode = code;
