import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import type { TrackedExtension } from '../host/trackedExtension';

describe('the end of the extension', () => {
  it('gives back everything that the suites before made it make', async () => {
    const extension = extensions.getExtension<TrackedExtension>('tend-ml.tend-ml');
    assert.ok(extension, 'the extension is installed');
    const { end } = await extension.activate();
    assert.deepEqual(end(), []);
  });
});
