/** Composition root of the command line: nothing native is loaded before the version of Node is known. */
const [major = 0] = process.versions.node.split('.').map(Number);

if (major < 22) {
  process.stderr.write(`tend needs Node 22 or newer; this is ${process.version} (${process.execPath}).\n`);
  process.exitCode = 2;
} else {
  void import('./cli/processRun').then(({ runProcess }) => runProcess(process.argv.slice(2)));
}
