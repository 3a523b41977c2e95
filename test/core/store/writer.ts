import { silentLogger } from '../../../src/base/logger';
import { openStore } from '../../../src/store/openStore';
import { report } from './report';

/** A process of its own that saves reports of the paths it is told to, each time another content, until its input ends. */
const [root = ''] = process.argv.slice(2);
const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date() });
if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
const { store } = opened;
let saved = 0;
process.stdin.on('data', (chunk) => {
  for (const path of chunk.toString().split('\n').filter(Boolean)) {
    store.profiles.save(report(path, `sha256:${process.pid}-${saved++}`), new Date());
    process.stdout.write(`${path}\n`);
  }
});
process.stdin.on('end', () => store.dispose());
