import { activationBench } from './activationBench.mjs';
import { checkBench } from './checkBench.mjs';
import { discoveryBench } from './discoveryBench.mjs';
import { editorBench } from './editorBench.mjs';
import { modelsBench } from './modelsBench.mjs';
import { panelBench } from './panelBench.mjs';
import { runsBench } from './runsBench.mjs';

/** @type {Record<string, () => Promise<void>>} */
const benches = {
  activation: activationBench,
  check: checkBench,
  discovery: discoveryBench,
  editor: editorBench,
  models: modelsBench,
  panel: panelBench,
  runs: runsBench,
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  const bench = benches[name];
  if (bench === undefined) {
    process.stderr.write(`There is no bench "${name}"; there are ${Object.keys(benches).join(', ')}.\n`);
    process.exitCode = 2;
  } else await bench();
}
