import type { AccountId } from '../ids.js';
import type { Sealed } from './vault.js';

/** A second factor as it is kept: what its codes are made of is sealed. */
export interface KeptSecondFactor {
  readonly factorId: string;
  readonly accountId: AccountId;
  readonly secret: Sealed;
  readonly begunAt: Date;
  /** Null until its first right code. */
  readonly confirmedAt: Date | null;
  /** The order that the latest code was taken for. */
  readonly lastOrder: string | null;
}

/** A recovery code as it is kept: by SHA-256 alone. */
export interface KeptRecoveryCode {
  readonly codeId: string;
  readonly hash: Buffer;
}

/** A recovery code that was used up, and how many are left. */
export interface SpentRecoveryCode {
  readonly accountId: AccountId;
  readonly codeId: string;
  readonly left: number;
}

/** Keeps second factors and recovery codes, one factor an account. */
export abstract class SecondFactors {
  /** Takes the place of one that was begun before; false when the account has one that was confirmed. */
  abstract begin(factor: Pick<KeptSecondFactor, 'factorId' | 'accountId' | 'secret' | 'begunAt'>): Promise<boolean>;
  abstract find(accountId: AccountId): Promise<KeptSecondFactor | null>;
  /** Each time step is taken once and none before it later; the same order may take its own again. */
  abstract takeStep(factorId: string, step: number, orderId: string): Promise<boolean>;
  /** From now on it counts, with these recovery codes; false when another one was begun meanwhile. */
  abstract confirm(factor: Pick<KeptSecondFactor, 'factorId' | 'accountId'>, codes: readonly KeptRecoveryCode[], at: Date): Promise<boolean>;
  abstract renewCodes(accountId: AccountId, codes: readonly KeptRecoveryCode[]): Promise<void>;
  abstract codesLeft(accountId: AccountId): Promise<number>;
  /** Null for a code that is unknown or was used by another order. */
  abstract spendCode(accountId: AccountId, hash: Buffer, orderId: string, at: Date): Promise<SpentRecoveryCode | null>;
  /** With its recovery codes; nothing happens when the account has another one by now. */
  abstract forget(accountId: AccountId, factorId: string): Promise<void>;
  /** Confirmed factors that the account's stream may not know of yet. */
  abstract unrecorded(limit: number): Promise<readonly Pick<KeptSecondFactor, 'factorId' | 'accountId'>[]>;
  abstract recorded(factorId: string): Promise<void>;
  /** Used codes that the account's stream may not know of yet. */
  abstract unrecordedUses(limit: number): Promise<readonly SpentRecoveryCode[]>;
  abstract recordedUse(codeId: string): Promise<void>;
  /** Housekeeping: what was begun before then and never confirmed. */
  abstract forgetUnconfirmed(begunBefore: Date): Promise<number>;
}
