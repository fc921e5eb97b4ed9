import { wholeNumber } from './whole-number.js';

/** When new work is turned away before anything is set aside for it. */
export interface AdmissionSettings {
  /** Jobs of one account that may wait. */
  readonly accountJobs: number;
  /** Jobs of all accounts that may wait. */
  readonly allJobs: number;
  /** For so long an append may be under way before the log counts as overloaded. */
  readonly logMs: number;
  /** So much must be free on the disk of the data folder. */
  readonly freeBytes: number;
}

const GIB = 1024 ** 3;

const whole = (env: NodeJS.ProcessEnv, name: string, fallback: number, least: number, most: number): number =>
  wholeNumber(name, env[name], fallback, most, least);

export const admissionSettings = (env: NodeJS.ProcessEnv): AdmissionSettings => ({
  accountJobs: whole(env, 'KEYREEL_ADMIT_ACCOUNT_JOBS', 20_000, 1, 1_000_000_000),
  allJobs: whole(env, 'KEYREEL_ADMIT_JOBS', 200_000, 1, 1_000_000_000),
  logMs: whole(env, 'KEYREEL_ADMIT_LOG_MS', 5_000, 1, 3_600_000),
  freeBytes: whole(env, 'KEYREEL_ADMIT_DISK_BYTES', GIB, 0, Number.MAX_SAFE_INTEGER),
});

/** Jobs of one account in the queue at once. */
export const turnsAtOnce = (env: NodeJS.ProcessEnv): number => whole(env, 'KEYREEL_TURNS_AT_ONCE', 16, 1, 10_000);
