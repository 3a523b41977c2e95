import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { installedOnce } from '../installed.mjs';
import { nodePath } from '../node24.mjs';
import { cache, inRoot } from '../places.mjs';
import { run, runOrThrow } from '../processes.mjs';
import { versions } from '../versions.mjs';

/**
 * @typedef {object} Browser
 * @property {string} path the program
 * @property {string} origin where it comes from, for the output
 * @property {Record<string, string>} environment what it needs beside the usual environment
 */

/** What a headless Chromium needs to start anywhere, and to ask nobody anything. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium: the installed one, else the one that npm carries (needs no root), else playwright's download.
 * Every candidate has to say its version within three seconds before it is taken.
 * @returns {Promise<Browser>}
 */
export async function chromium() {
  const problems = [];
  for (const candidate of [installedBrowser, packagedBrowser, downloadedBrowser]) {
    try {
      const browser = await candidate();
      if (browser && (await answers(browser))) return browser;
    } catch (error) {
      problems.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  throw new Error(`no Chromium could be found or fetched. ${problems.join(' ')}`.trim());
}

/** @param {Browser} browser */
async function answers({ path, environment: more }) {
  const { code } = await run(path, ['--version', '--no-sandbox'], {
    quiet: true,
    milliseconds: 3000,
    env: { ...process.env, ...more },
  });
  return code === 0;
}

/** @returns {Browser | null} */
function installedBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const applications = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  const given = process.env.TEND_CHROMIUM ?? '';
  const candidates = [given, ...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications];
  const path = candidates.find((candidate) => candidate !== '' && existsSync(candidate));
  return path === undefined ? null : { path, origin: `installed, ${path}`, environment: {} };
}

/**
 * The package holds compressed files and a program that unpacks them to a shared temporary folder, where it takes any
 * `chromium` for its own; here they are unpacked to a folder of this repository instead.
 * @returns {Promise<Browser | null>}
 */
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = await installedOnce(join(cache, `chromium-${versions.chromium}`), async (temporary) => {
    const carrier = join(temporary, 'carrier');
    await mkdir(carrier);
    await writeFile(join(carrier, 'package.json'), '{}');
    const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts'];
    const name = `@sparticuz/chromium@${versions.chromium}`;
    await runOrThrow('Installing Chromium from npm', 'npm', ['install', ...quiet, name], { cwd: carrier, quiet: true });
    const packed = join(carrier, 'node_modules', '@sparticuz', 'chromium', 'bin');
    await decompress(join(packed, 'chromium.br'), join(temporary, 'chromium'));
    await chmod(join(temporary, 'chromium'), 0o755);
    for (const name of ['al2023.tar', 'fonts.tar']) {
      await decompress(join(packed, `${name}.br`), join(carrier, name));
      await runOrThrow('Unpacking Chromium', 'tar', ['-xf', join(carrier, name), '-C', temporary], { quiet: true });
    }
    await writeFile(join(temporary, 'fonts.conf'), fontConfiguration);
    await rm(carrier, { recursive: true });
  });
  return {
    path: join(folder, 'chromium'),
    origin: `npm, @sparticuz/chromium ${versions.chromium}`,
    environment: await missingParts(folder),
  };
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * @param {string} from
 * @param {string} to
 */
const decompress = (from, to) => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));

/**
 * The libraries and fonts that the package carries are used only where the machine has none.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
async function missingParts(folder) {
  /** @type {Record<string, string>} */
  const parts = {};
  const { output } = await run('/bin/sh', ['-c', 'PATH=$PATH:/sbin:/usr/sbin ldconfig -p'], { quiet: true });
  if (!output.includes('libnss3.so')) parts.LD_LIBRARY_PATH = join(folder, 'lib');
  if (!existsSync('/etc/fonts/fonts.conf')) parts.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  return parts;
}

/** @returns {Promise<Browser | null>} */
async function downloadedBrowser() {
  const browsers = join(cache, 'playwright');
  const cli = inRoot('node_modules', 'playwright-core', 'cli.js');
  await runOrThrow("Playwright's download", nodePath(), [cli, 'install', 'chromium-headless-shell'], {
    quiet: true,
    milliseconds: 120_000,
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: browsers },
  });
  const found = (await readdir(browsers, { recursive: true })).find((path) => /headless[-_]shell(\.exe)?$/.test(path));
  return found === undefined ? null : { path: join(browsers, found), origin: "playwright's download", environment: {} };
}
