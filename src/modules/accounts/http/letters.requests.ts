import { Flag, Moment, Text, Whole } from '../../../infrastructure/http/shapes.js';

const LONGEST_ADDRESS = 254;
const LONGEST_PASSWORD = 200;
const LONGEST_TOKEN = 100;

/** Who got the letter that asks to confirm an address. */
export class ConfirmEmailRequest {
  @Text({ max: LONGEST_TOKEN, secret: true, description: 'The code from the letter, or from the operator.' })
  readonly token!: string;
}

/** Who has forgotten a password. */
export class PasswordResetRequest {
  @Text({ max: LONGEST_ADDRESS, singleLine: true, description: 'The address of the account.' })
  readonly email!: string;
}

/** Who got the letter, and wants another password. */
export class RedeemPasswordResetRequest {
  @Text({ max: LONGEST_TOKEN, secret: true, description: 'The code from the letter, or from the operator. It works once.' })
  readonly token!: string;

  @Text({ max: LONGEST_PASSWORD, secret: true, description: 'At least 15 characters.' })
  readonly new!: string;
}

/** Somebody shall be invited. */
export class InvitationRequest {
  @Whole({ min: 1, max: 90, optional: true, description: 'How long the invitation is good for; 7 days when it is not said.' })
  readonly days?: number;
}

/** An invitation. */
export class InvitationShape {
  @Text({ max: LONGEST_TOKEN, description: 'Goes into `invitation` of a sign-up. It works once.' })
  readonly invitation!: string;

  @Moment()
  readonly expiresAt!: string;
}

/** A letter was ordered. */
export class LetterOrderedShape {
  @Flag({ description: 'Always true; whether anything is sent is not told.' })
  readonly ordered!: boolean;
}
