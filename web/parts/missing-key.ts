import { Refused } from '../api/client.js';

type Purse = 'platform_credits' | 'openai_account';

/** What the service says when a project needs the key that it was created with. */
export interface MissingKey {
  readonly title: string;
  readonly lastFour: string;
  readonly isAnotherStored: boolean;
  readonly requestId: string | null;
  /** The way on in a new project from the same video, as far as one can be created now. */
  readonly fork: { readonly isOpen: boolean; readonly microCredits: string; readonly generationPaidBy: Purse };
}

const CODE = 'key_required_same';

/** Only the service knows that an action needs the missing key, and it says so when the action is asked for (R30, R31). */
export const isMissingKey = (error: unknown): error is Refused => error instanceof Refused && error.problem?.code === CODE;

const textIn = (value: unknown, ...path: readonly string[]): string | null => {
  const found = path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), value);
  return typeof found === 'string' ? found : null;
};

export const missingKeyOf = ({ problem, requestId }: Refused): MissingKey => {
  const newProject = problem?.['newProject'] as { fork?: { open?: unknown } } | undefined;
  return {
    title: problem?.title ?? '',
    lastFour: textIn(problem, 'requiredKeyLastFour') ?? '',
    isAnotherStored: problem?.reason === 'another_key_is_stored',
    requestId,
    fork: {
      isOpen: newProject?.fork?.open === true,
      microCredits: textIn(newProject, 'fork', 'charge', 'microCredits') ?? '0',
      generationPaidBy: textIn(newProject, 'fork', 'generationPaidBy') === 'openai_account' ? 'openai_account' : 'platform_credits',
    },
  };
};
