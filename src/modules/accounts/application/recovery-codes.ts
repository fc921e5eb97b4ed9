import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../../shared-kernel/ids.js';
import type { KeptRecoveryCode } from '../../../shared-kernel/ports/second-factors.js';

/** 32 signs without those that are read wrongly from paper: no I, L, O, U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS_OF_A_CODE = 16; // 80 random bits: nobody tries them out, so a fast hash will do
const CODES = 10;

/** A recovery code, told once and kept by its hash. */
export interface NewRecoveryCode extends KeptRecoveryCode {
  readonly text: string;
}

const plain = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** What a recovery code is looked up by, however it was typed; null for a text that never was one. */
export const recoveryCodeHash = (typed: string): Buffer | null => {
  const text = plain(typed);
  if (text.length !== SIGNS_OF_A_CODE || [...text].some(sign => !SIGNS.includes(sign))) return null;
  return createHash('sha256').update(text).digest();
};

const newCode = (): NewRecoveryCode => {
  const signs = [...randomBytes(SIGNS_OF_A_CODE)].map(byte => SIGNS[byte % SIGNS.length]).join('');
  const hash = recoveryCodeHash(signs);
  if (!hash) throw new Error('A recovery code that does not know itself.');
  return { codeId: newId(), hash, text: signs.replace(/(.{4})(?=.)/g, '$1-') };
};

/** Ten codes that each stand in for the second factor once. */
export const newRecoveryCodes = (): readonly NewRecoveryCode[] => Array.from({ length: CODES }, newCode);
