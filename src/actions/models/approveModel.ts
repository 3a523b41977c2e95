import * as z from 'zod/mini';
import { isAuthors, samePerson } from '../../models/gates/kinds/approvals';
import { Refusal } from '../../models/refusal';
import type { VersionRecord } from '../../models/registry/registryState';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import { approverOf, type Approver } from './promotion/approver';
import { stageName } from './promotion/promotionRules';
import { declaredFor, stageProblem, unknownStage } from './promotion/stageGates';
import { wantsOthers } from './promotion/waiving';
import { neededReason } from './reason';
import type { RecordedAct } from './recordedAct';
import { recordEvents } from './recordEvents';

export const approveModelInput = z.object({
  version: z.string(),
  stage: stageName,
  reason: neededReason,
  /** The person who says yes, where a job of CI records it; null: whoever acts. */
  as: z._default(z.nullable(z.string()), null),
});

/** Says yes to a version in a stage, bound to its bytes. */
export function approveModel(context: ModelContext, given: z.input<typeof approveModelInput>): RecordedAct {
  const { version: name, stage, reason, as } = approveModelInput.parse(given);
  const approver = approverOf(context.actor, as);
  const { actor, ranBy } = approver;
  const [recorded] = recordEvents({ ...context, actor }, () => {
    const version = namedVersion(context.registry, name);
    const problem = stageProblem(context, version.model, stage);
    if (problem !== null) throw unknownStage(problem);
    const refusal = mayNotApprove(context, version, stage, approver);
    if (refusal !== null) throw new Refusal(refusal);
    const { model, number, digest } = version;
    return [{ kind: 'approved', model, reason, version: number, digest, stage, ...(ranBy ? { ranBy } : {}) }];
  });
  return { event: recorded?.digest ?? '', notes: approvedInVain(namedVersion(context.registry, name)) };
}

/** What stands between a version and what it was approved for. */
function approvedInVain({ model, number, deprecation }: VersionRecord): readonly string[] {
  if (deprecation === null) return [];
  return [
    `${model}@${number} is deprecated (${deprecation.notice.replace(/\.$/, '')}): it is not promoted until that is withdrawn.`,
  ];
}

/** Why whoever acts cannot approve a version, as a sentence; null: they can. */
export function mayNotApprove(
  context: ModelContext,
  version: VersionRecord,
  stage: string,
  { actor, ranBy }: Approver = context,
): string | null {
  const { model, number, state, by, approvals } = version;
  if (actor.kind === 'agent') return 'An agent cannot approve; a person has to.';
  if (state === 'purged') return `${model}@${number} is purged; there is nothing to approve.`;
  const approval = { by: actor.name, ...(ranBy ? { ranBy } : {}) };
  if (wantsOthers(declaredFor(context, model, stage) ?? []) && isAuthors(approval, by))
    return `${by} made ${model}@${number}${ranBy && samePerson(ranBy.name, by) ? ' and this runs under their address' : ''}; somebody else has to approve it.`;
  const given = approvals.find((it) => it.stage === stage && samePerson(it.by, actor.name));
  return given ? `${given.by} approved ${model}@${number} for ${stage} already.` : null;
}
