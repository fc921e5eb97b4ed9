/** What each contestant reached in each round. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Lets contestants run one after the other, round by round; each round begins with another one, so that nobody always
 * comes first. Each answers with what it reached: a rate, or a time. No round begins after `patience` milliseconds.
 */
export const interleaved = async <Name extends string>(
  { rounds, patience }: { readonly rounds: number; readonly patience: number },
  contestants: Readonly<Record<Name, (round: number) => Promise<number>>>,
): Promise<Rounds<Name>> => {
  const names = Object.keys(contestants) as Name[];
  const reached = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
  const started = performance.now();
  for (let round = 0; round < rounds && (round === 0 || performance.now() - started < patience); round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      if (name !== undefined) reached[name].push(await contestants[name](round));
    }
  }
  return reached;
};

/** Keeps this many calls under way until the time is up; gives calls a second. `work` answers whether the call counts. */
export const callsPerSecond = async (inFlight: number, milliseconds: number, work: () => Promise<boolean>): Promise<number> => {
  const started = performance.now();
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - started < milliseconds) if (await work()) done += 1;
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return (done * 1000) / (performance.now() - started);
};

/** Keeps so many calls under way until all of a number are done; gives calls a second. */
export const perSecond = async (calls: number, inFlight: number, work: () => Promise<unknown>): Promise<number> => {
  let begun = 0;
  const one = async (): Promise<void> => {
    while (begun < calls) {
      begun += 1;
      await work();
    }
  };
  return (calls * 1000) / (await millisecondsOf(() => Promise.all(Array.from({ length: inFlight }, one))));
};

/** Milliseconds that a piece of work takes. */
export const millisecondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
