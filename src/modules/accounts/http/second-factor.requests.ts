import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { ListOf, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

const LONGEST_PASSWORD = 200;
const LONGEST_CODE = 40;
const CODE = 'Six digits of the authenticator app, or a recovery code (`XXXX-XXXX-XXXX-XXXX`). Each works once.';

/** A code where the account has a second factor; extend or repeat it. */
export const codeField = { max: LONGEST_CODE, singleLine: true, secret: true } as const;

/** The same words wherever a code may be needed. */
export const WHERE_NEEDED = `Needed where the account has a second factor. ${CODE}`;

/** Who wants a second factor. */
export class BeginSecondFactorRequest {
  @Text({ max: LONGEST_PASSWORD, secret: true, description: 'The account’s password, once more.' })
  readonly password!: string;
}

/** The first code of a second factor. */
export class ConfirmSecondFactorRequest {
  @Text({ ...codeField, description: 'The six digits that the authenticator app shows.' })
  readonly code!: string;
}

/** Who wants to be rid of a second factor, or wants other recovery codes. */
export class SecondFactorProofRequest {
  @Text({ max: LONGEST_PASSWORD, secret: true, description: 'The account’s password, once more.' })
  readonly password!: string;

  @Text({ ...codeField, description: CODE })
  readonly code!: string;
}

/** How an account stands with its second factor. */
export class SecondFactorShape {
  @OneOf(['on', 'off'], { description: '`on`: a sign-in takes a code as well. One that was begun and not confirmed is `off`.' })
  readonly state!: string;

  @Whole({ min: 0, max: 10, description: 'How many recovery codes were not used yet.' })
  readonly recoveryCodesLeft!: number;
}

/** A second factor that waits for its first code. */
export class BegunSecondFactorShape {
  @Text({ max: 64, description: 'The key in base32, to be typed into an authenticator app. It is shown this once.' })
  readonly secret!: string;

  @Text({ max: 1_000, description: 'The same as an `otpauth://` address, to be shown as a QR code. It is shown this once.' })
  readonly uri!: string;

  @Text({ max: 10, description: 'Of the codes (RFC 6238); apps assume it.', example: 'SHA1' })
  readonly algorithm!: string;

  @Whole({ min: 6, max: 8 })
  readonly digits!: number;

  @Whole({ min: 1 })
  readonly periodSeconds!: number;

  @Moment({ description: 'Until then the first code must be sent; afterwards it is begun anew.' })
  readonly expiresAt!: string;
}

/** Recovery codes that were just made. */
export class RecoveryCodesShape extends WrittenShape {
  @ListOf(text({ max: LONGEST_CODE }), {
    min: 10,
    max: 10,
    description: 'Each stands in for the second factor once, in place of a code. They are shown this once; earlier ones work no longer.',
  })
  readonly recoveryCodes!: readonly string[];
}
