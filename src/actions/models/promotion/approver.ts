import { shorten } from '../../../base/text';
import { UnusableInput } from '../../../models/refusal';
import type { Approval } from '../../../models/registry/registryState';
import type { Actor } from '../../../models/registry/registryStore';

/** A person who says yes, and the job of CI that records it for them. */
export interface Approver extends Pick<Approval, 'ranBy'> {
  readonly actor: Actor;
}

/**
 * Who says yes. A job of CI runs under whatever address it was given, so it has to name the person, and what ran it is
 * recorded beside the name.
 */
export function approverOf(actor: Actor, named: string | null): Approver {
  if (actor.kind !== 'ci') {
    if (named === null) return { actor };
    throw new UnusableInput('--as is for jobs of CI; here git says who approves.');
  }
  const name = named?.trim() ?? '';
  if (name === '')
    throw new UnusableInput('This is a job of CI (CI is set), and a person has to approve.', {
      onCommandLine: '--as names them.',
    });
  if (!/^[^\s@]+@[^\s@]+$/.test(name))
    throw new UnusableInput(`${shorten(name)} is no address: name the person as git does, such as bo@example.com.`);
  return { actor: { ...actor, name }, ranBy: { name: actor.name, job: actor.job ?? null } };
}
