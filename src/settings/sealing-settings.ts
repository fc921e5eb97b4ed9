import { resolve, sep } from 'node:path';
import { Misconfigured } from './misconfigured.js';
import { MAIL_ADDRESS } from './place-settings.js';
import { wholeNumber } from './whole-number.js';

/** When the log is signed, and where that goes. */
export interface SealingSettings {
  /** A second folder for signed checkpoints, elsewhere. */
  readonly folder: string | null;
  /** Where the newest one is posted to; null posts none. */
  readonly url: string | null;
  /** Where the newest one is mailed to, once an hour at most; null mails none. */
  readonly mail: string | null;
  readonly everyEvents: number;
  readonly everyMs: number;
}

const folderIn = (env: NodeJS.ProcessEnv, dataDir: string): string | null => {
  const text = env['KEYREEL_CHECKPOINT_DIR']?.trim() || null;
  if (text === null) return null;
  const folder = resolve(text);
  if (`${folder}${sep}`.startsWith(`${dataDir}${sep}`))
    throw new Misconfigured(
      'KEYREEL_CHECKPOINT_DIR lies in the data folder, and would be lost with it: name a folder elsewhere, best on another disk.',
    );
  return folder;
};

export const sealingSettings = (env: NodeJS.ProcessEnv, { dataDir, hasMail }: { dataDir: string; hasMail: boolean }): SealingSettings => {
  const [url, mail] = [env['KEYREEL_CHECKPOINT_URL']?.trim() || null, env['KEYREEL_CHECKPOINT_MAIL']?.trim() || null];
  if (url !== null && URL.parse(url)?.protocol !== 'https:')
    throw new Misconfigured('KEYREEL_CHECKPOINT_URL must be an https address, such as https://witness.example.org/keyreel.');
  if (mail !== null && !MAIL_ADDRESS.test(mail))
    throw new Misconfigured('KEYREEL_CHECKPOINT_MAIL must be a mail address, such as witness@example.org.');
  if (mail !== null && !hasMail)
    throw new Misconfigured('KEYREEL_CHECKPOINT_MAIL is set, but no letters are sent: set KEYREEL_SMTP_URL and KEYREEL_MAIL_FROM, or unset it.');
  return {
    folder: folderIn(env, dataDir),
    url,
    mail,
    everyEvents: wholeNumber('KEYREEL_SEAL_EVENTS', env['KEYREEL_SEAL_EVENTS'], 1_000, 1_000_000, 1),
    everyMs: wholeNumber('KEYREEL_SEAL_MS', env['KEYREEL_SEAL_MS'], 60_000, 86_400_000),
  };
};
