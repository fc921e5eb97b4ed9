import type { FastifyInstance } from 'fastify';
import { answerProblem } from './problem-answer.js';
import { problemOf, problemPage, type ProblemPage } from './problem.js';
import { ResourceMissing } from './rim-refusals.js';

const escaped = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

const words = (remedy: string): string => escaped(remedy.replaceAll('_', ' '));

const PURSES: Readonly<Record<string, string>> = {
  platform_credits: 'This is about your credits here, on the platform.',
  openai_account: 'This is about your account at OpenAI, not about your credits here.',
};

const html = ({ code, title, status, purse, remedies }: ProblemPage): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(code)}</title></head>
<body>
<h1>${escaped(title)}</h1>
<p>Code <code>${escaped(code)}</code>, HTTP status ${status}.</p>
${purse ? `<p>${escaped(PURSES[purse] ?? purse)}</p>` : ''}
${remedies ? `<p>What helps:</p><ul>${remedies.map(remedy => `<li>${words(remedy)}</li>`).join('')}</ul>` : ''}
</body>
</html>
`;

/** A page for every code, for people in a browser and as data for everybody else. */
export const serveProblemPages = (server: FastifyInstance): void => {
  server.get<{ Params: { code: string } }>('/problems/:code', (request, reply) => {
    const page = problemPage(request.params.code);
    if (!page) return answerProblem(reply, problemOf(ResourceMissing(), request.id));
    if (!request.headers.accept?.includes('text/html')) return reply.type('application/json; charset=utf-8').send(JSON.stringify(page));
    return reply.type('text/html; charset=utf-8').send(html(page));
  });
};
