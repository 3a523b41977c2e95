// `node scripts/launch.mjs NAME …` runs `scripts/NAME.mjs`. Every Node that has modules can read this file: one that is too
// old for the rest says so in a sentence.
const least = 20;

if (Number(process.versions.node.split('.')[0]) < least) {
  process.stderr.write(`Tend needs Node ${least} or newer; this is ${process.version}.\n`);
  process.exitCode = 2;
} else {
  const [name] = process.argv.splice(2, 1);
  void import(`./${name}.mjs`);
}
