/** What operators get wrong, by what it is about: in words, as it is set, and the sentence that they read. What says `hush` is secret. */
export type Wrong = Readonly<Record<string, readonly (readonly [what: string, env: NodeJS.ProcessEnv, sentence: string])[]>>;
