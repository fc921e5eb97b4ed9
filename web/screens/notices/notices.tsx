import { Button, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '../../api/client.js';
import { NoticeCard } from '../../parts/notice-card.js';
import { useAllNotices, useNoticeWrites } from '../../parts/notices.js';
import { ProblemView } from '../../parts/problem-view.js';
import { Screen } from '../../parts/screen.js';
import { catalogue, useWords } from '../../words/catalogue.js';

const words = catalogue(
  {
    title: 'Notices',
    show: 'Which notices',
    open: 'Open',
    all: 'All, closed ones too',
    readAll: 'Mark all as read',
    none: 'Nothing needs you at the moment. When something does, it says here what happened and what helps.',
    more: 'Show newer ones',
  },
  {
    title: 'Meldungen',
    show: 'Welche Meldungen',
    open: 'Offene',
    all: 'Alle, auch geschlossene',
    readAll: 'Alle als gelesen markieren',
    none: 'Im Moment braucht dich nichts. Wenn doch, steht hier, was passiert ist und was hilft.',
    more: 'Neuere zeigen',
  },
);

/** The service lists them oldest first; while there is a further page it holds newer ones. */
const Notices = () => {
  const text = useWords(words);
  const [show, setShow] = useState<'open' | 'all'>('open');
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useAllNotices(show);
  const { readAll } = useNoticeWrites();
  const notices = data?.pages.flatMap(({ items }) => items).toReversed();
  const hasUnread = notices?.some(({ readAt, closedAt }) => readAt === null && closedAt === null) ?? false;
  return (
    <Screen
      title={text.title}
      actions={
        <Button variant="default" size="sm" disabled={!hasUnread} loading={readAll.isPending} onClick={() => readAll.mutate()}>
          {text.readAll}
        </Button>
      }
    >
      <SegmentedControl
        aria-label={text.show}
        value={show}
        onChange={value => setShow(value === 'all' ? 'all' : 'open')}
        data={[
          { value: 'open', label: text.open },
          { value: 'all', label: text.all },
        ]}
      />
      {error instanceof Refused && <ProblemView refused={error} onAgain={() => void refetch()} />}
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      )}
      {!notices && !error && [1, 2, 3].map(at => <Skeleton key={at} h={90} />)}
      {notices?.length === 0 && <Text>{text.none}</Text>}
      {notices?.map(notice => (
        <NoticeCard key={notice.noticeId} notice={notice} />
      ))}
    </Screen>
  );
};

export default Notices;
