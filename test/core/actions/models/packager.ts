import { runTend } from '../../cli/runTend';

/** A process of its own that makes packages of a folder, one after the other, until it is killed. */
const [root = ''] = process.argv.slice(2);

async function packageForEver(): Promise<void> {
  for (let n = 0; ; n++) {
    process.stdout.write(`${n}\n`);
    const licence = `L-${process.pid}-${n}`;
    const out = n % 2 === 0 ? [] : ['--out', `out/${licence}`];
    const { code, notes } = await runTend(root, [
      'models',
      'package',
      'm',
      '--name',
      'a',
      '--licence',
      licence,
      ...out,
    ]);
    if (code !== 0) throw new Error(notes.join('\n'));
  }
}

void packageForEver();
