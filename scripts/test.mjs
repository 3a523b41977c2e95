import { nodePath } from './node24.mjs';
import { inRoot } from './places.mjs';
import { run } from './processes.mjs';
import { setUp } from './setup.mjs';

// This part runs on any Node; the lanes run on the one that set-up brings.
try {
  await setUp();
  const { code } = await run(nodePath(), [inRoot('scripts', 'lanes', 'runLanes.mjs'), ...process.argv.slice(2)]);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
