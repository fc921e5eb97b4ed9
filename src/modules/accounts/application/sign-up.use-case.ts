import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { Mailer } from '../../../shared-kernel/ports/mail.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe } from '../../../shared-kernel/ports/sign-in-store.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { Refusal } from '../../../shared-kernel/refusal.js';
import { accountCommands, emailCommands } from '../domain/commands.js';
import { EmailTaken } from '../domain/errors.js';
import { assertStrong, passwordText } from '../domain/password-rules.js';
import { AccountStreams } from './account-streams.js';
import { emailAddress, wordsOf, type EmailAddress } from './email-address.js';
import { Invitations } from './invitations.js';
import { Sessions, type OpenedSession, type Tokens } from './sessions.js';

interface Newcomer {
  readonly accountId: AccountId;
  readonly address: EmailAddress;
  readonly emailHash: string;
  readonly password: string;
  readonly invitation: string | null;
}

/** What a sign-up brings, as a person typed it. */
export interface SignUpWanted {
  readonly email: string;
  readonly password: string;
  readonly invitation: string | null;
  readonly tokens: Tokens;
}

/** A new account, its first session, and whether its address is still to be confirmed. */
export interface SignedUp extends OpenedSession {
  readonly position: Position;
  readonly confirmation: 'none' | 'awaited';
}

/**
 * Opens an account: reserve the address, keep the password, open, begin a session. Each step may be repeated by the same
 * order; an address whose account never opened goes to whoever asks for it next.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly commands: Commands,
    private readonly streams: AccountStreams,
    private readonly passwords: Passwords,
    private readonly safe: PasswordSafe,
    private readonly sessions: Sessions,
    private readonly invitations: Invitations,
    private readonly mailer: Mailer,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  /** Throws `email_unusable`, `password_too_weak`, `email_taken`, and what keeps strangers out where sign-up is not open. */
  async run(context: CommandContext, wanted: SignUpWanted): Promise<SignedUp> {
    const address = emailAddress(wanted.email);
    const password = passwordText(wanted.password);
    assertStrong(password, wordsOf(address));
    const emailHash = await this.sealer.keyedHash(address.canonical, 'email');
    // the address is part of the id: two people may use the same Idempotency-Key
    const accountId = idFrom(context.commandId, 'account', emailHash);
    const order = { ...context, actor: `account:${accountId}`, accountId };
    const newcomer = { accountId, address, emailHash, password, invitation: wanted.invitation };
    const { status } = await this.streams.account(accountId);
    if (status === 'erased') throw EmailTaken(); // this very order was carried out, and undone for good
    const hash = status === 'open' ? await this.knownHash(newcomer) : await this.prepare(order, newcomer);
    const { position } = await this.open(order, newcomer);
    const session = await this.sessions.open(accountId, hash, wanted.tokens);
    if (!session) throw EmailTaken();
    return { ...session, position, confirmation: this.mailer.ready ? 'awaited' : 'none' };
  }

  /** The same order again, after its answer was lost: whoever knows the password may have it once more. */
  private async knownHash({ accountId, password }: Newcomer): Promise<string> {
    const kept = await this.safe.find(accountId);
    if (!kept || !(await this.passwords.verify(kept.hash, password))) throw EmailTaken();
    return kept.hash;
  }

  private async prepare(order: CommandContext, { accountId, emailHash, password, invitation }: Newcomer): Promise<string> {
    await this.invitations.mustBeGood(invitation, accountId);
    const holder = await this.streams.holderOf(emailHash);
    if (holder !== null && holder !== accountId) await this.takeOver(order, emailHash, holder);
    await this.commands.send(emailCommands.ReserveEmail({ emailHash, accountId }), partOf(order, 'reserve'));
    const hash = await this.passwords.hash(password);
    await this.invitations.take(invitation, accountId);
    await this.safe.begin(accountId, hash);
    return hash;
  }

  /** First the other account is kept from ever opening (or has opened, which refuses); only then is its address free. */
  private async takeOver(order: CommandContext, emailHash: string, holder: AccountId): Promise<void> {
    const about = { ...order, accountId: holder };
    await this.commands.send(accountCommands.AbandonAccount({ accountId: holder, emailHash }), partOf(about, `abandon ${holder}`));
    await this.commands.send(emailCommands.ReleaseEmail({ emailHash, accountId: holder }), partOf(about, `release ${holder}`));
    await this.safe.forget(holder);
  }

  private async open(order: CommandContext, { accountId, address, emailHash }: Newcomer): Promise<Sent> {
    const email = await this.sealer.seal(address.shown, { accountId, purpose: 'account.email' });
    try {
      const opening = { accountId, email, emailHash, roles: ['user' as const], ...(this.mailer.ready ? { confirmation: 'awaited' as const } : {}) };
      return await this.commands.send(accountCommands.OpenAccount(opening), partOf(order, 'open'));
    } catch (error) {
      // abandoned meanwhile: nobody will ever sign in with this
      if (error instanceof Refusal) await this.safe.forget(accountId);
      throw error;
    }
  }
}
