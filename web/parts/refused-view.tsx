import { Refused } from '../api/client.js';
import { ProblemView } from './problem-view.js';

/** The refusal of a deed, where there is one. */
export const RefusedView = ({ error }: { readonly error: Error | null }) => (error instanceof Refused ? <ProblemView refused={error} /> : null);
