import type { FileFormat } from './format';

const header = 512;
const checksum = { at: 148, length: 8 };
const space = 0x20;

/** An archive as torch saved models before 0.1.10, with pickles in it; `torch.load` still reads it. */
export const tar: FileFormat = {
  recognises: ({ head }) => head.length >= header && sumOf(head) === writtenSum(head),
  inspect: () =>
    Promise.resolve({
      format: 'pytorch',
      verdict: 'partly-scanned',
      formatDetail: 'in a tar archive',
      problems: [{ problem: 'It is a tar archive, which torch loads pickles from: they were not looked at.', at: 0 }],
    }),
};

/** Of the bytes of the first header, its own place counted as spaces (POSIX ustar). */
function sumOf(head: Buffer): number {
  const isOwn = (at: number) => at >= checksum.at && at < checksum.at + checksum.length;
  return head.subarray(0, header).reduce((sum, byte, at) => sum + (isOwn(at) ? space : byte), 0);
}

function writtenSum(head: Buffer): number {
  const text = head
    .toString('latin1', checksum.at, checksum.at + checksum.length)
    .replace(/[\0 ]+$/, '')
    .trim();
  return /^[0-7]+$/.test(text) ? parseInt(text, 8) : -1;
}
