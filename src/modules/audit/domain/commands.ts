import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { AuditLookEvent, LogEpochEvent, RefusalEvent } from './events.js';

type DataOf<Event extends { type: string; data: object }, Type extends Event['type']> = Extract<Event, { type: Type }>['data'];

/** Orders to the stream of an account's refusals. */
export const refusalCommands = commands('refusals', (data: { accountId: string }) => data.accountId, {
  RecordRefusal: command<DataOf<RefusalEvent, 'RefusalRecorded'>>(),
  CountRefusals: command<DataOf<RefusalEvent, 'RefusalRepeated'>>(),
});
export type RefusalCommand = CommandsOf<typeof refusalCommands>;

/** Orders to the stream of what an auditor looked at. */
export const auditLookCommands = commands('auditlooks', (data: { accountId: string }) => data.accountId, {
  TakeAuditLook: command<DataOf<AuditLookEvent, 'AuditLookTaken'>>(),
  CountAuditLooks: command<DataOf<AuditLookEvent, 'AuditLookRepeated'>>(),
});
export type AuditLookCommand = CommandsOf<typeof auditLookCommands>;

const PLATFORM = 'platform';

/** Orders to the one stream of the log's epochs. */
export const logEpochCommands = commands('logepoch', (_: DataOf<LogEpochEvent, 'LogEpochOpened'>) => PLATFORM, {
  OpenLogEpoch: command<DataOf<LogEpochEvent, 'LogEpochOpened'>>(),
});
export type LogEpochCommand = CommandsOf<typeof logEpochCommands>;
