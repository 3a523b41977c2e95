import { silentLogger } from '../base/logger';
import type { SealedEvent } from '../models/registry/registryEvent';
import type { RegistryRules } from '../models/registry/registryRules';
import type { RegistryStore } from '../models/registry/registryStore';
import { openDatabase } from './openDatabase';
import { AuditRepository } from './registry/auditRepository';
import { RegistryRepository } from './registry/registryRepository';
import { writing } from './sqlite';

/** Asks a registry of nothing but these events, which nobody keeps: what they would come to once they are taken in. */
export function askInMemory<T>(
  events: readonly SealedEvent[],
  rules: RegistryRules,
  ask: (registry: RegistryStore) => T,
): T {
  const database = openDatabase(':memory:', { logger: silentLogger, writeAheadLog: false });
  try {
    const write = (work: () => void) => writing(database, work);
    const audit = new AuditRepository(database, rules, write);
    const registry = new RegistryRepository({ database, rules, audit, write });
    registry.takeIn(events, { name: '', kind: 'person' }, new Date(0));
    return ask(registry);
  } finally {
    database.close();
  }
}
