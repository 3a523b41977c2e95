import { describe, expect, it } from 'vitest';
import { registryRules } from '../../../src/models/registry/registryRules';
import { openIn, write } from './runs/imported';

const draft = { action: 'run.deleted', subject: 'a', subjectDigest: null, reason: '', before: null, after: 'a' };

function opened() {
  const store = openIn();
  write(store.runs, [{ id: 'a' }]);
  const { audit } = store.registry(registryRules);
  const remove = () => store.runs.mark([{ number: 1, marks: { removed: true } }]);
  const record = () => audit.append(draft, { name: 'ana@example.com', kind: 'person' }, new Date(0));
  const kept = () => ({ runs: store.runs.count().runs, records: audit.count() });
  return { store, remove, record, kept };
}

describe('what is written together', () => {
  it('is there whole, and told once', () => {
    const { store, remove, record, kept } = opened();
    let told = 0;
    store.onDidChange(() => told++);
    store.together(() => {
      record();
      remove();
    });
    expect({ ...kept(), told }).toEqual({ runs: 0, records: 1, told: 1 });
  });

  it('is not there at all where one of it fails, whichever comes first; the next write is as if it had not been', () => {
    const { store, remove, record, kept } = opened();
    const fail = () => {
      throw new Error('the disk is gone');
    };
    for (const works of [
      [record, remove, fail],
      [remove, record, fail],
    ])
      expect(() => store.together(() => works.forEach((work) => void work()))).toThrow('the disk is gone');
    expect(kept()).toEqual({ runs: 1, records: 0 });
    remove();
    record();
    expect(kept()).toEqual({ runs: 0, records: 1 });
  });
});
