import { expect, it, vi } from 'vitest';
import { findLoads } from '../../../../src/models/inspect/loads';
import { maskPython } from '../../../../src/models/inspect/maskPython';

vi.mock('../../../../src/models/inspect/maskPython', async (original) => {
  const real = await original<{ maskPython: typeof maskPython }>();
  return { maskPython: vi.fn(real.maskPython) };
});

it('a text that names no loader is not looked through', () => {
  expect(findLoads('import numpy as np\npayload = upload(reload, loaded, download_file)\n')).toEqual([]);
  expect(maskPython).not.toHaveBeenCalled();
  expect(findLoads('import pickle\npickle.Unpickler(open("a"))\n')).toHaveLength(1);
  expect(maskPython).toHaveBeenCalled();
});
