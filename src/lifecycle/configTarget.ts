import type { Range } from '../base/position';
import type { Target } from './lifecycle';
import type { ProjectSnapshot } from './snapshot';

/** A place in `tend.yaml`, its beginning without a range; where there is no such file, the command that makes one. */
export function configTarget({ configPath }: Pick<ProjectSnapshot, 'configPath'>, at?: Range | null): Target {
  if (configPath === null) return { kind: 'command', command: 'tend.project.initialize' };
  return { kind: 'file', path: configPath, ...(at ? { range: at } : {}) };
}
