import { Refused } from '../api/client.js';
import { ProblemView } from './problem-view.js';
import type { RemediesProps } from './remedies-view.js';

/** The refusal of a deed, where there is one. */
export const RefusedView = ({ error, doing }: { readonly error: Error | null; readonly doing?: RemediesProps['doing'] }) =>
  error instanceof Refused ? <ProblemView refused={error} doing={doing} /> : null;
