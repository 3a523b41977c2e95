import { cutArchive } from './cutArchive';
import type { FileFormat } from './format';
import { hdf5 } from './hdf5';
import { keras } from './keras';
import { npy } from './npy';
import { npz } from './npz';
import { onnx } from './onnx/onnx';
import { pickleFile } from './pickleFile';
import { pytorch } from './pytorch';
import { safetensors } from './safetensors';
import { shardIndex } from './shardIndex';
import { skops } from './skops';
import { tar } from './tar';

/** Every format of a file, in the order in which it is asked whether it knows one: those with a mark of their own first. */
export const fileFormats: readonly FileFormat[] = [
  npy,
  hdf5,
  skops,
  keras,
  pytorch,
  npz,
  shardIndex,
  safetensors,
  pickleFile,
  onnx,
  tar,
  cutArchive,
];
