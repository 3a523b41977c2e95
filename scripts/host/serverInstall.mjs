import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedOnce } from '../installed.mjs';
import { hosts } from '../places.mjs';
import { runOrThrow } from '../processes.mjs';
import { versions } from '../versions.mjs';

/**
 * The folder of a VS Code server: the one that the npm package code-server carries, without code-server itself and
 * without anything compiled. About 20 seconds the first time.
 * @returns {Promise<string>}
 */
export function serverFolder() {
  return installedOnce(join(hosts, `server-${versions.codeServer}`), async (temporary) => {
    const carrier = join(temporary, 'carrier');
    await mkdir(carrier);
    await writeFile(join(carrier, 'package.json'), '{}');
    await npmInstall(carrier, [`code-server@${versions.codeServer}`]);
    const server = join(temporary, 'vscode');
    await rename(join(carrier, 'node_modules', 'code-server', 'lib', 'vscode'), server);
    await rm(carrier, { recursive: true });
    await npmInstall(server, []);
    await npmInstall(join(server, 'extensions'), []);
    await standIn(server, '@vscode/spdlog', fileLogger);
    await standIn(server, '@vscode/native-watchdog', 'exports.start = () => undefined;\n');
  }).then((folder) => join(folder, 'vscode'));
}

/**
 * @param {string} folder
 * @param {readonly string[]} packages
 */
async function npmInstall(folder, packages) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--omit=dev', '--ignore-scripts'];
  await runOrThrow('Installing VS Code from npm', npm, ['install', ...quiet, ...packages], {
    cwd: folder,
    quiet: true,
    shell: process.platform === 'win32',
  });
}

/**
 * Puts a plain module in the place of one that would have to be compiled.
 * @param {string} server
 * @param {string} name
 * @param {string} source
 */
async function standIn(server, name, source) {
  const folder = join(server, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  await writeFile(join(folder, 'index.js'), source);
}

// Without a logger of this shape the extension host writes no log file and its traces flood the output.
const fileLogger = `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let defaultLevel = 2;
class Logger {
  constructor(name, file) {
    this.file = file;
    this.level = defaultLevel;
    this.raw = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    fs.appendFileSync(this.file, this.raw ? message : time + ' [' + levels[level] + '] ' + message + '\\n');
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  clearFormatters() { this.raw = true; }
  setPattern() {}
  flush() {}
  drop() {}
}
exports.Logger = Logger;
exports.setLevel = (level) => { defaultLevel = level; };
exports.setFlushOn = () => {};
exports.version = 0;
exports.createRotatingLogger = async (name, file) => new Logger(name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger(name, file);
`;
