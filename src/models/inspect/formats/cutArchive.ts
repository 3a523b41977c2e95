import type { FileFormat } from './format';

/** The list of a zip ends the file, but for a comment: no reader looks for it further back. */
const searched = 128 * 1024;
const firstMember = Buffer.from('PK\x03\x04', 'latin1');
const end = Buffer.from('PK\x05\x06', 'latin1');

/** An archive of torch of which the end is missing: no reader opens it, and to load it as a pickle stops at its first byte. */
export const cutArchive: FileFormat = {
  recognises: async ({ head, name, source }) => {
    if (!/\.(pth?|ckpt)$/i.test(name) || !head.subarray(0, 4).equals(firstMember)) return false;
    const tail = await source.read(Math.max(0, source.size - searched), searched);
    return !tail.includes(end);
  },
  inspect: ({ source }) =>
    Promise.resolve({
      format: 'pytorch',
      verdict: 'not-code',
      problems: [{ problem: 'The list at the end of the archive is missing: the file is cut off.', at: source.size }],
    }),
};
