import { askerIfAny, type Asker } from '../asker.js';

/** For specs that look behind the scenes: whoever has not said on whose behalf sees all. */
export const specAsker = (): Asker => askerIfAny() ?? 'service:operator';
