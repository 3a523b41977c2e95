import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { builtOnce } from './build/freshness.mjs';
import { freePort } from './host/freePort.mjs';
import { startServer } from './host/server.mjs';
import { environment, nodePath } from './node24.mjs';
import { inRoot, out, root } from './places.mjs';
import { run, runOrThrow } from './processes.mjs';
import { setUp } from './setup.mjs';

const usage = `npm start                  set up, check the sample, serve a VS Code with Tend and the sample open
npm start -- --port 8090   on that port
npm start -- --terminal    set up, check the sample, end
npm start -- --tour        set up, check the sample, leave pictures of that VS Code under out/tour/
`;

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** What Tend says about the sample project. The exit code is what it found, and no reason to stop. */
async function checkSample() {
  say('$ npm run tend -- check --project media/sample');
  await run(nodePath(), [inRoot('dist', 'node', 'cli.js'), 'check', '--project', 'media/sample'], { cwd: root });
}

/** @param {AbortSignal} [signal] */
async function packageVsix(signal) {
  const script = inRoot('scripts', 'package.mjs');
  const output = await runOrThrow('Packaging', nodePath(), [script], { quiet: true, cwd: root, signal });
  return inRoot(/^(.*\.vsix):/m.exec(output)?.[1] ?? '');
}

/**
 * Ends with what is to stop this process, whenever that comes, and leaves nothing behind.
 * @param {number} port
 */
async function serve(port) {
  const signal = interruption();
  const folder = await mkdtemp(join(tmpdir(), 'tend-start-'));
  try {
    await serveFrom(folder, port, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} folder of the sample and of everything that VS Code keeps
 * @param {number} port
 * @param {AbortSignal} signal
 */
async function serveFrom(folder, port, signal) {
  const vsix = await packageVsix(signal);
  // A copy, so that the sample in the repository stays as it is.
  const sample = join(folder, 'penguins');
  await cp(inRoot('media', 'sample'), sample, { recursive: true });
  const server = await startServer({ data: join(folder, 'vscode'), vsix: [vsix], token: randomUUID(), port, signal });
  say('');
  say(`VS Code with Tend and the sample project (a copy, in ${sample}):`);
  say('');
  say(`  ${server.address(sample)}`);
  say('');
  if (desktopVscode()) say(`Your own VS Code takes it too: code --install-extension ${relative(root, vsix)}`);
  say('Ctrl-C stops it.');
  await server.ended;
}

function desktopVscode() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  return folders.some((folder) => names.some((name) => existsSync(join(folder, name))));
}

/** Aborted by what is to stop this process, which then has time to clear up. */
function interruption() {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => controller.abort());
  return controller.signal;
}

async function tour() {
  await packageVsix();
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const { code } = await run(nodePath(), [vitest, 'run', '--project', 'tour'], { cwd: root, env: environment() });
  if (code !== 0) throw new Error('The tour did not come to its end.');
  say(`Pictures with captions: ${relative(root, join(out, 'tour', 'index.md'))}`);
}

async function start() {
  const { values } = parseArgs({
    options: {
      terminal: { type: 'boolean', default: false },
      tour: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const port = await freePort(values.port);
  await setUp();
  await builtOnce({ quiet: true });
  await checkSample();
  if (values.terminal) return;
  await (values.tour ? tour() : serve(port));
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
