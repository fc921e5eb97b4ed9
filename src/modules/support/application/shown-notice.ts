import type { NoticeView } from '../../notifications/index.js';

/** A notice as its owner was shown it, without whose it is. */
export const noticeOf = ({
  noticeId,
  kind,
  cause,
  severity,
  purse,
  sentence,
  reason,
  remedies,
  projectId,
  blocks,
  raisedAt,
  requestId,
  readAt,
}: NoticeView) => ({
  noticeId,
  kind,
  cause,
  severity,
  purse,
  sentence,
  reason,
  remedies,
  projectId,
  blocks,
  raisedAt,
  requestId,
  readAt,
});
