import { describe, expect, it } from 'vitest';
import { Rereading } from '../../../webview/experiments/model/rereading';

/** Readings that end when the test says how. */
function readings() {
  const begun: PromiseWithResolvers<undefined>[] = [];
  const rereading = new Rereading(async () => {
    const reading = Promise.withResolvers<undefined>();
    begun.push(reading);
    await reading.promise;
  });
  return { begun, rereading };
}

describe('reading anew', () => {
  it('is done once more after what it was asked for meanwhile, however often that was', async () => {
    const { begun, rereading } = readings();
    const asked = [rereading.ask(), rereading.ask(), rereading.ask()];
    begun[0]?.resolve(undefined);
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.resolve(undefined);
    await Promise.all(asked);
    expect(begun).toHaveLength(2);
  });

  it('is done for what was asked for while it failed', async () => {
    const { begun, rereading } = readings();
    const asked = [rereading.ask(), rereading.ask()];
    begun[0]?.reject(new Error('The store is locked.'));
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.resolve(undefined);
    await Promise.all(asked);
  });

  it('fails as the last one failed, and begins anew when it is asked for again', async () => {
    const { begun, rereading } = readings();
    const failed = rereading.ask();
    begun[0]?.reject(new Error('The store is locked.'));
    await expect(failed).rejects.toThrow('locked');
    const again = rereading.ask();
    begun[1]?.resolve(undefined);
    await again;
    expect(begun).toHaveLength(2);
  });
});
