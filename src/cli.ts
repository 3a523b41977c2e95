#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

/** Composition root of the command line: nothing native is loaded before the version of Node is known. */
const [major = 0] = process.versions.node.split('.').map(Number);

if (major < 22) {
  const found = `this is ${process.version} (${process.execPath})`;
  process.stderr.write(`tend needs Node 22 or newer; ${found}. In a clone, npm run tend brings its own.\n`);
  process.exitCode = 2;
} else {
  // Tables lie outside the heap of young objects, which would grow to tens of megabytes for nothing.
  setFlagsFromString('--semi-space-growth-factor=1');
  void import('./cli/processRun').then(({ runProcess }) => runProcess(process.argv.slice(2)));
}
