import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from './places.mjs';

const least = 22;

/**
 * The Node that everything but set-up runs on: the one that npm brought, else the person's own. Throws one sentence
 * where both are too old: the native driver crashes Node 20 instead of refusing it.
 * @returns {string}
 */
export function nodePath() {
  const found = findNode();
  if (found !== undefined) return found;
  throw new Error(
    `Tend needs Node ${least} or newer to build and run; this is ${process.version}, and npm brought none.`,
  );
}

/** The path of that Node, undefined where both are too old. */
export function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = [inRoot('node_modules', 'node', 'bin', name), process.execPath];
  return candidates.find((path) => existsSync(path) && majorOf(path) >= least);
}

/** @param {string} path */
function majorOf(path) {
  const version = path === process.execPath ? process.version : execFileSync(path, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(version)?.[1] ?? 0);
}

/**
 * The environment in which `node` is that Node, for programs with a shebang.
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${dirname(nodePath())}${separator}${process.env.PATH ?? ''}`, ...more };
}
