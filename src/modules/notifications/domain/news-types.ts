/** What a page is told live, each with what it means: which of the things that it shows to read again. */
export const NEWS_TYPES = {
  'stream.began': 'the stream begins here: read what is shown with this id as `Keyreel-Position`, and nothing is missed',
  'account.changed': 'the account: its address, roles, instructions or second factor',
  'project.created': 'a project was made',
  'project.changed': 'a project’s name, instructions, cards or ordered work',
  'project.deleted': 'a project was deleted',
  'task.changed': 'a task’s state',
  'source.imported': 'the video behind a URL has arrived',
  'transcript.completed': 'a transcription is done',
  'transcript.changed': 'a project’s words have another version',
  'output.completed': 'thumbnails, a text, a card’s output or images are there',
  'shares.changed': 'links to parts of a project',
  'gallery.changed': 'cards of the account’s own gallery',
  'upload.changed': 'an uploaded file was taken, refused or deleted',
  'key.status_changed': 'what the own OpenAI key is worth',
  'key.changed': 'other things about the own OpenAI key: its date, models, limit or usage key',
  'balance.changed': 'platform credits: balance, holds, thresholds or limits',
  'notices.changed': 'notices were read or closed by their owner',
  'webhooks.changed': 'webhooks',
} as const;
export type NewsType = keyof typeof NEWS_TYPES;

export const newsTypes = Object.keys(NEWS_TYPES) as readonly NewsType[];
