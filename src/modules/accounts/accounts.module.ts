import { Module } from '@nestjs/common';
import { answering, type ModuleParts } from '../../shared-kernel/module-parts.js';
import { Authenticator } from '../../shared-kernel/ports/authenticator.js';
import { SupportLooks } from '../../shared-kernel/ports/support-looks.js';
import { AccountAtAddress } from './application/account-at-address.js';
import { accountState } from './application/account-state.js';
import { AccountTokens } from './application/account-tokens.js';
import { AccountStreams } from './application/account-streams.js';
import { AdministratorTokens, BecomeAdministrator } from './application/administrator-tokens.js';
import { askToConfirmEmailWhenAccountOpens } from './application/ask-to-confirm-email-when-account-opens.policy.js';
import { ChangePassword } from './application/change-password.use-case.js';
import { ConfirmEmail } from './application/confirm-email.use-case.js';
import { ConsentedLooks } from './application/consented-looks.js';
import { DestroyAccountDataJob, ResumeErasuresJob } from './application/destroy-account-data.job.js';
import { destroyAccountDataWhenAccountIsErased } from './application/destroy-account-data-when-account-is-erased.policy.js';
import { EraseAccount } from './application/erase-account.use-case.js';
import { ExportAccount } from './application/export-account.js';
import { ForgetSecondFactorJob } from './application/forget-second-factor.job.js';
import { forgetSecondFactorWhenItWasRemoved } from './application/forget-second-factor-when-it-was-removed.policy.js';
import { Invitations } from './application/invitations.js';
import { OwnerCheck } from './application/owner-check.js';
import { PasswordChanges } from './application/password-changes.js';
import { PersonalTokenDesk } from './application/personal-token-desk.js';
import { RefreshSession } from './application/refresh-session.use-case.js';
import { ResetPassword } from './application/reset-password.use-case.js';
import { SecondFactorCheck } from './application/second-factor-check.js';
import { SecondFactorDesk } from './application/second-factor-desk.js';
import { SendLetterJob } from './application/send-letter.job.js';
import { Sessions } from './application/sessions.js';
import { SignIn } from './application/sign-in.use-case.js';
import { SignUp } from './application/sign-up.use-case.js';
import { SupportConsentDesk } from './application/support-consent-desk.js';
import { TidySignInsJob } from './application/tidy-sign-ins.job.js';
import { tombstone } from './application/tombstones.js';
import { TokenAuthenticator } from './application/token-authenticator.js';
import { account } from './domain/account.js';
import { email } from './domain/email.js';
import { accountById, accountStateOf, supportConsentsOf, supportLooksAt, tombstoneOf } from './domain/queries.js';
import { AccountsController } from './http/accounts.controller.js';
import { ErasuresController } from './http/erasures.controller.js';
import { ExportController } from './http/export.controller.js';
import { InvitationsController, LettersController } from './http/letters.controller.js';
import { Guesses } from './http/guesses.js';
import { OwnAccountController } from './http/own-account.controller.js';
import { PersonalTokensController } from './http/personal-tokens.controller.js';
import { AdministratorsController, RolesController } from './http/roles.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { SupportSessionsController } from './http/support-sessions.controller.js';
import { SupportConsentsController } from './http/support-consents.controller.js';
import { accountRows } from './projections/account.projection.js';
import { erasureRows } from './projections/erasures.projection.js';
import { supportConsentRows } from './projections/support-consents.projection.js';
import { supportLookRows } from './projections/support-looks.projection.js';

/** What of this module is declared rather than injected. */
export const accountsParts: ModuleParts = {
  module: 'accounts',
  deciders: [account, email],
  projections: [accountRows, erasureRows, supportConsentRows, supportLookRows],
  policies: [askToConfirmEmailWhenAccountOpens, destroyAccountDataWhenAccountIsErased, forgetSecondFactorWhenItWasRemoved],
  answers: [
    answering(accountById, [accountRows], ({ accountId }, { rows }) => rows.row(accountRows, accountId)),
    answering(
      supportConsentsOf,
      [supportConsentRows],
      async ({ accountId }, { rows }) => (await rows.row(supportConsentRows, accountId))?.consents ?? [],
    ),
    answering(supportLooksAt, [supportLookRows], async ({ accountId, after, limit }, { rows }) => {
      const page = await rows.page(supportLookRows, { accountId, after, limit, descending: true });
      return { looks: page.rows, next: page.next };
    }),
    answering(accountStateOf, [], ({ accountId }, { log }) => accountState(log, accountId)),
    answering(tombstoneOf, [], ({ accountId }, { log }) => tombstone(log, accountId)),
  ],
};

/** Who people are, how they sign in, and what they may do. */
@Module({
  controllers: [
    AccountsController,
    OwnAccountController,
    SecondFactorController,
    SessionsController,
    PersonalTokensController,
    AdministratorsController,
    RolesController,
    SupportConsentsController,
    SupportSessionsController,
    ErasuresController,
    ExportController,
    InvitationsController,
    LettersController,
  ],
  providers: [
    AccountAtAddress,
    AccountStreams,
    AccountTokens,
    AdministratorTokens,
    BecomeAdministrator,
    ChangePassword,
    ConfirmEmail,
    DestroyAccountDataJob,
    EraseAccount,
    ExportAccount,
    ForgetSecondFactorJob,
    Guesses,
    Invitations,
    OwnerCheck,
    PasswordChanges,
    PersonalTokenDesk,
    RefreshSession,
    ResetPassword,
    ResumeErasuresJob,
    SecondFactorCheck,
    SecondFactorDesk,
    SendLetterJob,
    Sessions,
    SupportConsentDesk,
    SignIn,
    SignUp,
    TidySignInsJob,
    { provide: Authenticator, useClass: TokenAuthenticator },
    { provide: SupportLooks, useClass: ConsentedLooks },
  ],
})
export class AccountsModule {}
