import { builtOnce } from './build/freshness.mjs';
import { nodePath } from './node24.mjs';
import { inRoot } from './places.mjs';
import { run } from './processes.mjs';
import { setUp } from './setup.mjs';

try {
  await setUp({ quiet: true });
  await builtOnce({ quiet: true });
  // npm changes to the folder of package.json and keeps where the person stood in INIT_CWD.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { code } = await run(nodePath(), [inRoot('dist', 'node', 'cli.js'), ...process.argv.slice(2)], {
    cwd,
    passSignals: true,
  });
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`tend: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
