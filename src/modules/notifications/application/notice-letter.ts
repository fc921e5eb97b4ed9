import type { Letter } from '../../../shared-kernel/ports/mail.js';
import type { SupportPointer } from '../../../shared-kernel/support.js';
import type { NoticeKind, NoticeView } from '../domain/queries.js';

const SUBJECTS: Readonly<Record<NoticeKind, string>> = {
  key_exhausted: 'The funds of your OpenAI account are used up',
  key_invalid: 'Your OpenAI key is refused',
  key_restricted: 'Your OpenAI key may not do its work',
  key_expired: 'Your OpenAI key has expired',
  key_recovered: 'Your OpenAI key works again',
  key_expires_soon: 'Your OpenAI key expires soon',
  own_key_spending: 'Your own limit for your OpenAI key',
  work_failed: 'A task could not be finished',
  result_lost: 'A result was lost',
  credits_low: 'Your platform credits are low',
  webhook_paused: 'One of your webhooks is paused',
};

/** Where things are, for the words of a letter. */
export interface LetterPlaces {
  readonly service: string;
  /** Where a mail program ends these letters by itself. */
  readonly unsubscribeUrl: string;
  /** Where a person does. */
  readonly stopUrl: string;
  readonly support: SupportPointer | null;
}

const words = (remedy: string): string => `- ${remedy.replaceAll('_', ' ')}`;

const supportIn = ({ contact, requestId }: SupportPointer): string =>
  contact === null ? `Tell support the request ${requestId}.\n` : `Support: ${contact}; tell it the request ${requestId}.\n`;

/** What the notice says, and no more: no name, no title, nothing that somebody wrote. */
export const letterAbout = (notice: NoticeView, { service, unsubscribeUrl, stopUrl, support }: LetterPlaces): Omit<Letter, 'to'> => ({
  subject: SUBJECTS[notice.kind],
  text: `${notice.sentence}

What helps:
${notice.remedies.map(words).join('\n')}

${support ? supportIn(support) : ''}The notice: ${service}/notices (in the API: ${service}/v1/notices/${notice.noticeId})

You get this letter because you asked for letters about such notices. Choose others here: ${service}/settings/connections
To get none any more, without signing in:
${stopUrl}
`,
  messageId: `<${notice.noticeId}.${notice.raisedBy}@${URL.parse(service)?.hostname ?? 'localhost'}>`,
  unsubscribeUrl,
});
