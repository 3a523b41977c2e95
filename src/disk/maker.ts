import { hash } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCode } from '../base/errors';

const host = hash('sha256', hostname()).slice(0, 8);

/** This machine and this process, as they stand in the name of a folder that is not to outlive them. */
export const maker = `${host}-${process.pid}`;

/** Whether a folder was made on this machine by a process that is no longer there; `by` is the `maker` in its name. */
export function isLeftBehind(by: string): boolean {
  const [on, pid] = by.split('-');
  return on === host && !isRunning(Number(pid));
}

/** Signal 0 asks only; a process of somebody else may not be asked, so it is there. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
