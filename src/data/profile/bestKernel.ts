import { plainKernel } from './plainKernel';
import type { KernelFactory } from './profileKernel';
import { simdKernel } from './simd/simdKernel';

/** The SIMD kernel where the machine has the instructions and the table is not extraordinarily wide, else the plain one. */
export const bestKernel: KernelFactory = (range) => simdKernel(range) ?? plainKernel(range);
