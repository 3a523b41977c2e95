import type { FileFormat } from './format';

const mark = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1');
const userBlock = 512;

/** HDF5, in which Keras saved models before its version 3: layers may hold Python code, as bytes that loading runs. */
export const hdf5: FileFormat = {
  recognises: ({ head }) => [0, userBlock].some((at) => head.subarray(at, at + mark.length).equals(mark)),
  inspect: () =>
    Promise.resolve({
      format: 'hdf5',
      verdict: 'needs-trust',
      problems: [
        { problem: 'HDF5 can hold a model of Keras with code of its own, which was not looked at.', at: null },
      ],
    }),
};
