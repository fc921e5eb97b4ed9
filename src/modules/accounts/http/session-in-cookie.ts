import type { Cookies } from '../../../infrastructure/http/cookies.js';
import { SESSION_SECONDS, type OpenedSession, type Tokens } from '../application/sessions.js';

/** Opens a session the way that was asked for: one for the page goes into its cookie, and its token is told nowhere else. */
export const opened = async <Opened extends OpenedSession>(
  tokens: Tokens,
  cookies: Cookies,
  open: () => Promise<Opened>,
): Promise<Omit<Opened, 'token'> & { readonly token: string | null }> => {
  if (tokens !== 'cookie') return open();
  cookies.mustBeOwnPage();
  const session = await open();
  cookies.give(session.token, SESSION_SECONDS);
  return { ...session, token: null };
};
