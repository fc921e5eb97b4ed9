import { given } from '../../../shared-kernel/testing/given.js';
import { emailCommands } from './commands.js';
import { email } from './email.js';
import type { EmailEvent } from './events.js';

const emailHash = 'h';
const ada = { emailHash, accountId: 'ada' };
const bob = { emailHash, accountId: 'bob' };
const reserved: EmailEvent = { type: 'EmailReserved', data: ada };
const released: EmailEvent = { type: 'EmailReleased', data: ada };

describe('an address', () => {
  it('is reserved', () => given(email)().when(emailCommands.ReserveEmail(ada)).then(reserved));
  it('is reserved once', () => given(email)(reserved).when(emailCommands.ReserveEmail(ada)).thenNothing());
  it('is one account’s', () => given(email)(reserved).when(emailCommands.ReserveEmail(bob)).thenRefused('email_taken'));
  it('is released', () => given(email)(reserved).when(emailCommands.ReleaseEmail(ada)).then(released));
  it('is not released by anybody else', () => given(email)(reserved).when(emailCommands.ReleaseEmail(bob)).thenNothing());
  it('is free when nobody holds it', () => given(email)().when(emailCommands.ReleaseEmail(ada)).thenNothing());
  it('goes to the next one once it is free', () =>
    given(email)(reserved, released).when(emailCommands.ReserveEmail(bob)).then({ type: 'EmailReserved', data: bob }));
});
