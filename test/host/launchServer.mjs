#!/usr/bin/env node
// Stands in for the program "code": takes the flags that @vscode/test-electron gives to a desktop VS Code, and runs the
// same suites in a VS Code server whose window is a headless browser. Writes synchronously, because the starter closes
// the streams when this process ends.
import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { format } from 'node:util';
import { chromium as chromiumDriver } from 'playwright-core';
import { chromium, chromiumArguments } from '../../scripts/host/chromium.mjs';
import { startServer } from '../../scripts/host/server.mjs';

/** @param {string} name */
function flag(name) {
  const found = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  if (found === undefined) throw new Error(`--${name} is missing.`);
  return found.slice(name.length + 3);
}

/** @param {string} line */
const say = (line) => writeSync(1, `${line}\n`);

/**
 * @param {import('../../scripts/host/server.mjs').Server} server
 * @param {string} folder
 */
function suiteAddress(server, folder) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(flag('extensionDevelopmentPath'))],
    ['extensionTestsPath', remote(flag('extensionTestsPath'))],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  return `${server.address(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** @returns {Promise<number>} the exit code of the suites */
async function launch() {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '';
  const server = await startServer({ data: dirname(flag('user-data-dir')), driver: true });
  const browser = await chromium();
  const window = await chromiumDriver.launch({
    executablePath: browser.path,
    args: chromiumArguments,
    env: { ...process.env, ...browser.environment },
  });
  try {
    const page = await window.newPage({ viewport: { width: 1440, height: 900 } });
    const ended = new Promise((/** @type {(code: number) => void} */ resolve, reject) => {
      page.on('crash', () => reject(new Error('The window crashed.')));
      page.on('close', () => reject(new Error('The window was closed before the suites ended.')));
      setTimeout(() => reject(new Error('The suites took more than ten minutes.')), 600_000).unref();
      void page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ values) =>
        say(format(...values)),
      );
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code));
    });
    await page.goto(suiteAddress(server, folder));
    return await ended;
  } finally {
    await window.close();
    await server.stop();
  }
}

try {
  process.exitCode = await launch();
} catch (error) {
  writeSync(2, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
