import { AREAS, TOKEN_SCOPES } from '../../../infrastructure/http/scopes.js';
import { Id, ListOf, Moment, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { oneOf } from '../../../infrastructure/http/value-shapes.js';

const LONGEST_NAME = 100;
const LONGEST_LIFE_DAYS = 3_650;

const areas = Object.entries(AREAS).map(([area, covers]) => `\`${area}\`: ${covers}`);
const scopes = { min: 1, max: TOKEN_SCOPES.length, description: `\`read\` looks, \`write\` changes and looks. ${areas.join('. ')}.` };

/** What a personal token is wanted for. */
export class PersonalTokenRequest {
  @Text({ max: LONGEST_NAME, singleLine: true, description: 'What its owner knows it by.', example: 'nightly export' })
  readonly name!: string;

  @ListOf(oneOf(TOKEN_SCOPES), scopes)
  readonly scopes!: readonly string[];

  @Whole({ min: 1, max: LONGEST_LIFE_DAYS, optional: true, nullable: true, description: 'Left out or null: it works until it is revoked.' })
  readonly expiresInDays: number | null = null;
}

/** A personal token, without the token. */
export class PersonalTokenShape {
  @Id()
  readonly tokenId!: string;

  @Text({ max: LONGEST_NAME })
  readonly name!: string;

  @ListOf(oneOf(TOKEN_SCOPES), scopes)
  readonly scopes!: readonly string[];

  @Moment()
  readonly createdAt!: string;

  @Moment({ nullable: true, description: 'To the hour; null when it was never used.' })
  readonly lastUsedAt!: string | null;

  @Moment({ nullable: true, description: 'Null: until it is revoked.' })
  readonly expiresAt!: string | null;
}

/** A personal token that was just made. */
export class IssuedTokenShape extends PersonalTokenShape {
  @Text({
    max: 100,
    description:
      'Send it as `Authorization: Bearer …`. It is shown this once. `kr_pat_`, 43 letters and digits, `_`, and 6 more that check them: the CRC-32 of all before the last `_`, in base 62 (0–9, A–Z, a–z).',
  })
  readonly token!: string;
}

/** The personal tokens of an account. */
export class PersonalTokensShape {
  @ListOf(() => PersonalTokenShape, { max: 50, description: 'Newest first.' })
  readonly items!: readonly object[];
}
