import { useQuery } from '@tanstack/react-query';
import { api, taken, type Shapes } from './client.js';

export type Welcome = Shapes['WelcomeShape'];

/** What is most likely, until it is known. */
const UNKNOWN: Welcome = { signUp: 'open', simulated: false, letters: true, support: null, mostUploadBytes: Infinity, fileEndings: [] };

/** How the service is set up, as far as a newcomer needs to know. */
export const useWelcome = (): Welcome =>
  useQuery({ queryKey: ['welcome'], queryFn: () => taken(api.GET('/v1/welcome')), staleTime: Infinity }).data ?? UNKNOWN;
