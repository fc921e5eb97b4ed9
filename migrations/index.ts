import type { MigrationObject } from '@mikro-orm/core';
import { EventLog0001 } from './0001-event-log.js';
import { Vault0002 } from './0002-vault.js';

/** Every migration, in the order of their numbers; written out, so that it is the same list from source and from a build. */
export const migrations: MigrationObject[] = [
  { name: '0001-event-log', class: EventLog0001 },
  { name: '0002-vault', class: Vault0002 },
];
