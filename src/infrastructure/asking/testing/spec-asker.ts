import { askerIfAny, asNobody, becomeKnown, type Asker } from '../asker.js';

/** For specs that look behind the scenes: whoever has not said on whose behalf sees all. */
export const specAsker = (): Asker => askerIfAny() ?? 'service:operator';

/** Does work on behalf of whomever, as a request does that came in by the door. */
export const askingAs = <Result>(asker: Asker, work: () => Result): Result =>
  asNobody(() => {
    becomeKnown(asker);
    return work();
  });

/** Does work on behalf of an account. */
export const asAccount = <Result>(accountId: string, work: () => Result): Result => askingAs(`account:${accountId}`, work);
