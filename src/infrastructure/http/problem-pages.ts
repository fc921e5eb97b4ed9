import type { FastifyInstance } from 'fastify';
import { inGerman, wordInGerman } from './german/in-german.js';
import { languageOf, type Language } from './language.js';
import { answerProblem } from './problem-answer.js';
import { problemOf, problemPage, type ProblemPage } from './problem.js';
import { ResourceMissing } from './rim-refusals.js';
import { languageHeaders } from './wording.js';

const escaped = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

const words = (remedy: string, language: Language): string => {
  const english = remedy.replaceAll('_', ' ');
  return escaped(language === 'de' ? (wordInGerman(english) ?? english) : english);
};

const PURSES: Readonly<Record<string, string>> = {
  platform_credits: 'This is about your credits here, on the platform.',
  openai_account: 'This is about your account at OpenAI, not about your credits here.',
};

const HELPS = 'What helps:';

const told = (sentence: string, language: Language): string => (language === 'de' ? (inGerman(sentence) ?? sentence) : sentence);

const html = ({ code, title, status, purse, remedies }: ProblemPage, language: Language): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(code)}</title></head>
<body>
<h1>${escaped(title)}</h1>
<p>Code <code>${escaped(code)}</code>, HTTP status ${status}.</p>
${purse ? `<p>${escaped(told(PURSES[purse] ?? purse, language))}</p>` : ''}
${remedies ? `<p>${told(HELPS, language)}</p><ul>${remedies.map(remedy => `<li>${words(remedy, language)}</li>`).join('')}</ul>` : ''}
</body>
</html>
`;

/** A page for every code, for people in a browser and as data for everybody else. */
export const serveProblemPages = (server: FastifyInstance): void => {
  server.get<{ Params: { code: string } }>('/problems/:code', (request, reply) => {
    const known = problemPage(request.params.code);
    if (!known) return answerProblem(reply, problemOf(ResourceMissing(), request.id));
    const language = languageOf(request);
    const page = { ...known, title: told(known.title, language) };
    void reply.headers(languageHeaders(request));
    if (!request.headers.accept?.includes('text/html')) return reply.type('application/json; charset=utf-8').send(JSON.stringify(page));
    return reply.type('text/html; charset=utf-8').send(html(page, language));
  });
};
