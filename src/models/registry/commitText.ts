import type { EventOf } from './registryEvent';

/** "commit 0a1b2c3d, with changes"; of a commit that only stood there when the model was packaged, that it is no more than that. */
export function commitText({ commit, dirty, at }: NonNullable<EventOf<'registered'>['code']>): string {
  const which = at === 'packaging' ? 'commit at packaging' : 'commit';
  const unknown = at === 'packaging' ? '; that of the training was not recorded' : '';
  return `${which} ${commit.slice(0, 8)}${dirty ? ', with changes' : ''}${unknown}`;
}
