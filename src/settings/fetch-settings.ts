import { HOST_AND_PORT } from '../infrastructure/fetch/host-and-port.js';
import { listed } from './listed.js';
import { Misconfigured } from './misconfigured.js';
import { oneOf } from './one-of.js';

/** What may be fetched from outside, and with what. */
export interface FetchSettings {
  /** Exact `host:port` pairs that URL imports may reach although they are not public. */
  readonly fetchAllow: readonly string[];
  /** The importer of pages: a yt-dlp of the system, off unless the operator switches it on. */
  readonly ytDlp: { readonly isOn: boolean; readonly program: string | null; readonly PATH: string | undefined };
}

export const fetchSettings = (env: NodeJS.ProcessEnv): FetchSettings => {
  const fetchAllow = listed(env['KEYREEL_FETCH_ALLOW']);
  for (const entry of fetchAllow)
    if (!HOST_AND_PORT.test(entry) || Number(entry.split(':').at(-1)) > 65_535)
      throw new Misconfigured(
        'KEYREEL_FETCH_ALLOW takes exact host:port pairs in lower case with commas between them, such as films.example.org:8080, and no scheme, path or *.',
      );
  const program = env['KEYREEL_YT_DLP_PATH']?.trim() || null;
  const isOn = oneOf('KEYREEL_YT_DLP', env['KEYREEL_YT_DLP'], ['off', 'on'], 'off') === 'on';
  if (program !== null && !env['KEYREEL_YT_DLP']?.trim())
    throw new Misconfigured('KEYREEL_YT_DLP_PATH is set, but KEYREEL_YT_DLP is not: set it to on to import pages with that program, or to off.');
  return { fetchAllow, ytDlp: { isOn, program, PATH: env['PATH'] } };
};
