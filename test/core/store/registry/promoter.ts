import { modelStores } from '../../../../src/actions/models/modelStores';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { silentLogger } from '../../../../src/base/logger';
import { emptyConfig } from '../../../../src/project/config';
import { openStore } from '../../../../src/store/openStore';
import { promotion } from '../../models/registry/happenings';

/** A process of its own that promotes what is not live, so many times, by a rule: the version after the one that is live. */
const [root = '', name = '', times = '0'] = process.argv.slice(2);
const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date() });
if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
const { store } = opened;
const context = {
  root,
  config: emptyConfig,
  ...modelStores(store),
  actor: { name, kind: 'person' as const },
  now: () => new Date(),
  signal: new AbortController().signal,
  progress: () => undefined,
  logger: silentLogger,
  trusted: true,
};
process.stdout.write('begun\n');
for (let time = 0; time < Number(times); time++) {
  recordEvents(context, () => {
    const live = context.registry.live('churn', 'production', Number.MAX_SAFE_INTEGER).move?.version ?? 0;
    return [promotion('churn', live + 1)];
  });
}
store.dispose();
