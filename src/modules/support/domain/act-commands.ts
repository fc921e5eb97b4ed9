import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import { SERVICE, type Act } from './act-events.js';

/** Orders to the record of what the staff does. */
export const actCommands = commands('supportact', (data: Pick<Act, 'accountId'>) => data.accountId ?? SERVICE, {
  RecordAct: command<Act>(),
  RecordActEnd: command<Pick<Act, 'actId' | 'accountId' | 'action'> & { readonly code: string | null }>(),
});
export type ActCommand = CommandsOf<typeof actCommands>;
