import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** The languages that the rim puts sentences into; the first is what the code itself speaks. */
const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Longer than any list of languages that a person reads. */
const LONGEST = 500;

const isLanguage = (tag: unknown): tag is Language => LANGUAGES.some(language => language === tag);

/** The language that whoever asks likes best of those that there are; English where nothing is said, or none of them fits. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language => {
  const asked = headers['accept-language'];
  if (asked === undefined || asked.length > LONGEST) return 'en';
  const liked = new Negotiator({ headers }).language(LANGUAGES);
  return isLanguage(liked) ? liked : 'en';
};
