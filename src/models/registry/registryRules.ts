import { auditHash, chainStart } from '../audit/auditHash';
import { datedBefore } from '../audit/clocksBack';
import { eventAudit, standingBefore } from '../audit/eventAudit';
import { liveBefore } from '../audit/liveBefore';
import { versionStandings } from '../audit/versionStanding';
import { byTime } from './byTime';
import { eventScope } from './eventScope';
import { foldModel } from './foldModel';
import { foldSlot, slotMove } from './foldSlot';
import { foldVersion } from './foldVersion';
import { liveAnswer } from './liveAnswer';
import { headsOf, placeAfter } from './placeEvents';
import { sealEvent } from './sealEvent';
import { versionRecord } from './versionRecord';

/** How events become state: what a store of them is given, which keeps rows and knows no rules. */
export const registryRules = {
  seal: sealEvent,
  scope: eventScope,
  foldModel,
  foldSlot,
  foldVersion,
  liveAnswer,
  placeAfter,
  slotMove,
  versionRecord,
  headsOf,
  byTime,
  auditHash,
  chainStart,
  eventAudit,
  standingBefore,
  liveBefore,
  versionStandings,
  datedBefore,
};
export type RegistryRules = typeof registryRules;
