import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { RefusalEvent } from './events.js';

type DataOf<Type extends RefusalEvent['type']> = Extract<RefusalEvent, { type: Type }>['data'];

/** Orders to the stream of an account's refusals. */
export const refusalCommands = commands('refusals', (data: { accountId: string }) => data.accountId, {
  RecordRefusal: command<DataOf<'RefusalRecorded'>>(),
  CountRefusals: command<DataOf<'RefusalRepeated'>>(),
});
export type RefusalCommand = CommandsOf<typeof refusalCommands>;
