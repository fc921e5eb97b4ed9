import { refusal } from '../../../shared-kernel/refusal.js';

export const EmailTaken = refusal('email_taken', 'conflict', 'This e-mail address has an account already.', {
  remedies: ['sign_in', 'use_another_address'],
});
export const EmailUnusable = refusal('email_unusable', 'invalid', 'This is not an e-mail address that an account can have.');
export const PasswordTooWeak = refusal('password_too_weak', 'invalid', 'This password would be guessed too easily.', {
  remedies: ['choose_a_longer_password'],
});
export const SignInFailed = refusal('sign_in_failed', 'unauthenticated', 'The e-mail address and the password do not belong together.');
export const RefreshTokenInvalid = refusal('refresh_token_invalid', 'unauthenticated', 'This refresh token is unknown, or its session has ended.', {
  remedies: ['sign_in'],
});
export const RefreshTokenReused = refusal(
  'refresh_token_reused',
  'unauthenticated',
  'This refresh token was used before; its session has ended, because somebody else may have it.',
  { remedies: ['sign_in'] },
);
export const PasswordWrong = refusal('password_wrong', 'forbidden', 'The current password is not right.');
export const SecondFactorRequired = refusal('second_factor_required', 'forbidden', 'This account has a second factor: a code is needed as well.', {
  remedies: ['send_code', 'send_recovery_code'],
});
export const SecondFactorWrong = refusal('second_factor_wrong', 'forbidden', 'The code is not right, is over, or was used already.', {
  remedies: ['send_the_next_code', 'send_recovery_code'],
});
export const SecondFactorPresent = refusal('second_factor_present', 'conflict', 'The account has a second factor already.', {
  remedies: ['remove_second_factor'],
});
export const SecondFactorAbsent = refusal('second_factor_absent', 'conflict', 'The account has no second factor.', {
  remedies: ['begin_second_factor'],
});
export const SecondFactorNotBegun = refusal('second_factor_not_begun', 'conflict', 'No second factor waits for its first code.', {
  remedies: ['begin_second_factor'],
});
export { AccountUnknown } from '../../../shared-kernel/refusal.js';
export const RoleFixed = refusal('role_fixed', 'conflict', 'Every account has the role of a user for as long as it exists.');
export const OwnAdministratorRole = refusal('own_administrator_role', 'conflict', 'Administrators cannot take the role from themselves.', {
  remedies: ['ask_another_administrator'],
});
export const TooManyTokens = refusal('too_many_tokens', 'conflict', 'The account has as many personal tokens as an account may have.', {
  remedies: ['revoke_a_token'],
});
export const ConsentUnknown = refusal('consent_unknown', 'missing', 'There is no such consent.');
export const TooManyConsents = refusal('too_many_consents', 'conflict', 'As many consents stand as an account may have at a time.', {
  remedies: ['withdraw_a_consent', 'wait_until_one_ends'],
});
export const AdministratorTokenInvalid = refusal(
  'administrator_token_invalid',
  'forbidden',
  'The one-time token is unknown, expired or used already.',
  { remedies: ['make_a_new_token'] },
);
export const ExportBehind = refusal('export_behind', 'unavailable', 'What would be exported is not up to date just now.', {
  retryAfter: 2,
  remedies: ['wait_and_retry'],
});
export const SignUpClosed = refusal('sign_up_closed', 'forbidden', 'This service opens no new accounts.', { remedies: ['ask_the_operator'] });
export const InvitationRequired = refusal('invitation_required', 'forbidden', 'An account is opened here by invitation alone.', {
  remedies: ['ask_for_an_invitation'],
});
export const InvitationInvalid = refusal('invitation_invalid', 'forbidden', 'The invitation is unknown, expired or used already.', {
  remedies: ['ask_for_an_invitation'],
});
export const ConfirmationInvalid = refusal('confirmation_invalid', 'forbidden', 'This confirmation is unknown, expired or used already.', {
  remedies: ['ask_for_another_letter'],
});
export const PasswordResetInvalid = refusal('password_reset_invalid', 'forbidden', 'This one-time token is unknown, expired or used already.', {
  remedies: ['ask_for_another_letter'],
});
export const MailUnavailable = refusal('mail_unavailable', 'unavailable', 'This service sends no letters.', { remedies: ['ask_the_operator'] });
