import { AnsweredShape, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { oneOf } from '../../../infrastructure/http/value-shapes.js';
import { codeField, WHERE_NEEDED } from './second-factor.requests.js';

const ROLES = ['user', 'support', 'auditor', 'admin'] as const;
const LONGEST_ADDRESS = 254;
/** Enough for any sentence; a bound on what is hashed. */
const LONGEST_PASSWORD = 200; // enough for any sentence; a bound on what is hashed
const LONGEST_INSTRUCTIONS = 20_000;
const CONFIRMATION =
  'Whether the e-mail address was confirmed. `awaited`: a letter is on its way, and the sign-up credits come once it was answered. `none`: nobody asks for it.';
const KINDS = ['lasting', 'refreshing', 'cookie'] as const;
const TOKENS =
  '`lasting`: one token for the whole session; it is prolonged by use. `refreshing`, for apps: a token for 15 minutes, and a refresh token that is changed for new ones. `cookie`, for this service’s own page alone: no token is told, the answer sets a cookie that no script can read and that is taken from no other page.';

/** Who wants an account. */
export class SignUpRequest {
  @Text({ max: LONGEST_ADDRESS, singleLine: true, description: 'Written in any case; it is recognised all the same.', example: 'ada@example.org' })
  readonly email!: string;

  @Text({ max: LONGEST_PASSWORD, secret: true, description: 'At least 15 characters; any of them, blanks too. A few words make a good one.' })
  readonly password!: string;

  @Text({ max: 100, secret: true, optional: true, description: 'Needed where accounts are opened by invitation alone; it works once.' })
  readonly invitation?: string;

  @OneOf(KINDS, { optional: true, description: TOKENS })
  readonly tokens: string = 'lasting';
}

/** Who wants to sign in. */
export class SignInRequest {
  @Text({ max: LONGEST_ADDRESS, singleLine: true })
  readonly email!: string;

  @Text({ max: LONGEST_PASSWORD, secret: true })
  readonly password!: string;

  @Text({
    ...codeField,
    optional: true,
    description: `${WHERE_NEEDED} Without it \`second_factor_required\` is the answer, and the same request with it is sent next.`,
  })
  readonly code?: string;

  @OneOf(KINDS, { optional: true, description: TOKENS })
  readonly tokens: string = 'lasting';
}

/** The password that is, and the one that shall be. */
export class ChangePasswordRequest {
  @Text({ max: LONGEST_PASSWORD, secret: true })
  readonly current!: string;

  @Text({ max: LONGEST_PASSWORD, secret: true, description: 'At least 15 characters. All other sessions of the account end.' })
  readonly new!: string;

  @Text({ ...codeField, optional: true, description: WHERE_NEEDED })
  readonly code?: string;
}

/** Instructions that go with each generation of the account. */
export class GlobalInstructionsRequest {
  @Text({ min: 0, max: LONGEST_INSTRUCTIONS, description: 'The empty text means none.' })
  readonly text!: string;
}

/** What the operator was shown at the first start, or by the command line. */
export class AdministratorTokenRequest {
  @Text({ max: 100, secret: true })
  readonly token!: string;
}

/** A role to be given. */
export class RoleRequest {
  @OneOf(ROLES)
  readonly role!: string;
}

/** The role in the path. */
export class RolePath {
  @Id()
  readonly accountId!: string;

  @OneOf(ROLES)
  readonly role!: string;
}

/** The refresh token of a session. */
class RefreshShape {
  @Text({ max: 100, description: 'Good once, at POST /v1/sessions/refresh. Keep it safer than the other. It is shown this once.' })
  readonly token!: string;

  @Moment({ description: 'When the session’s `token` is worth nothing any more; refresh before or after.' })
  readonly tokenExpiresAt!: string;

  @Moment({ description: 'When the session ends however often it is refreshed.' })
  readonly endsAt!: string;
}

/** Who wants new tokens for a refresh token. */
export class RefreshRequest {
  @Text({ max: 100, singleLine: true, secret: true })
  readonly refreshToken!: string;
}

/** A session that was just opened or refreshed. */
export class OpenedSessionShape {
  @Id()
  readonly accountId!: string;

  @Id()
  readonly sessionId!: string;

  @Text({ max: 100, nullable: true, description: 'Send it as `Authorization: Bearer …`. It is shown this once. Null where it went into a cookie.' })
  readonly token!: string | null;

  @Moment({ description: 'When the session ends unless it is used, or refreshed where it has a refresh token; each use or refresh moves it.' })
  readonly expiresAt!: string;

  @Nested(() => RefreshShape, { nullable: true, description: 'Null unless `refreshing` tokens were asked for.' })
  readonly refresh!: object | null;
}

/** A new account and its first session. */
export class SignedUpShape extends OpenedSessionShape {
  @Text({ max: 64, description: 'Send it back as Keyreel-Position to read what was written.' })
  readonly position!: string;

  @OneOf(['none', 'awaited', 'confirmed'], { description: CONFIRMATION })
  readonly confirmation!: string;
}

/** A session as its account sees it. */
class SessionShape {
  @Id()
  readonly sessionId!: string;

  @Moment()
  readonly createdAt!: string;

  @Moment({ description: 'To the minute.' })
  readonly lastUsedAt!: string;

  @Moment()
  readonly expiresAt!: string;

  @OneOf(KINDS, { description: 'Of which kind its tokens are.' })
  readonly tokens!: string;

  @Flag({ description: 'True for the session that asks.' })
  readonly current!: boolean;
}

/** An account's sessions. */
export class SessionsShape {
  @ListOf(() => SessionShape, { max: 1_000, description: 'Newest first.' })
  readonly items!: readonly object[];
}

/** An account as its owner sees it. */
export class AccountShape extends AnsweredShape {
  @Id()
  readonly accountId!: string;

  @Text({ max: LONGEST_ADDRESS })
  readonly email!: string;

  @ListOf(oneOf(ROLES), { max: ROLES.length })
  readonly roles!: readonly string[];

  @OneOf(['none', 'awaited', 'confirmed'], { description: CONFIRMATION })
  readonly confirmation!: string;

  @Moment()
  readonly openedAt!: string;

  @Whole({ min: 0, description: 'Version of the account-wide instructions; 0 when none were ever saved.' })
  readonly instructionsVersion!: number;
}

/** Instructions of the account; the entity tag is the version's. */
export class GlobalInstructionsShape extends AnsweredShape {
  @Text({ min: 0, max: LONGEST_INSTRUCTIONS })
  readonly text!: string;

  @Whole({ min: 0, description: '0 when none were ever saved.' })
  readonly version!: number;
}

/** Instructions were saved. */
export class InstructionsSavedShape extends WrittenShape {
  @Whole({ min: 1 })
  readonly version!: number;
}

/** An account's roles after a change. */
export class RolesChangedShape extends WrittenShape {
  @Id()
  readonly accountId!: string;
}
