import type { Pool } from 'pg';
import { PersonalTokens } from '../../shared-kernel/ports/personal-tokens.js';
import { SecondFactors } from '../../shared-kernel/ports/second-factors.js';
import { OneTimeTokens, PasswordSafe, SessionStore, SignInTraces } from '../../shared-kernel/ports/sign-in-store.js';
import { SignOuts } from '../../shared-kernel/ports/sign-outs.js';
import { PostgresOneTimeTokens } from './one-time-tokens.js';
import { PostgresPasswordSafe } from './password-safe.js';
import { PostgresPersonalTokens } from './personal-token-store.js';
import { PostgresSecondFactors } from './second-factor-store.js';
import { PostgresSessionStore } from './session-store.js';
import { PostgresSignInTraces } from './sign-in-traces.js';
import { PostgresSignOuts } from './sign-outs.js';

/** What signing in keeps, as injection token and value. */
export const signInParts = (pool: Pool): readonly (readonly [unknown, unknown])[] => [
  [PasswordSafe, new PostgresPasswordSafe(pool)],
  [SessionStore, new PostgresSessionStore(pool)],
  [SignInTraces, new PostgresSignInTraces(pool)],
  [OneTimeTokens, new PostgresOneTimeTokens(pool)],
  [PersonalTokens, new PostgresPersonalTokens(pool)],
  [SignOuts, new PostgresSignOuts(pool.options)],
  [SecondFactors, new PostgresSecondFactors(pool)],
];
