import type { ByteSource } from './byteSource';
import { TranscodedSource } from './transcodedSource';
import { windows1252Code } from './windows1252';

/** Bytes converted at a time. */
const blockBytes = 65_536;

/** Presents Windows-1252 bytes as UTF-8; places are mapped back with `toDisk`. */
export function windows1252Source(disk: ByteSource): ByteSource {
  return new TranscodedSource(disk, {
    encoding: 'utf-8',
    blocks: Math.ceil(disk.size / blockBytes),
    *codes(block) {
      for (const byte of disk.read(block * blockBytes, (block + 1) * blockBytes)) yield windows1252Code(byte);
    },
    firstByte: (block) => block * blockBytes,
    diskLength: () => 1,
  });
}
