import { ActionIcon, Anchor, Indicator, Stack, Text } from '@mantine/core';
import IconBell from '@tabler/icons-react/icons/IconBell';
import { Link } from 'wouter';
import { NoticeCard } from '../parts/notice-card.js';
import { useNotices } from '../parts/notices.js';
import { Popup } from '../parts/popup.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { words } from './notices.words.js';
import classes from './shell.module.css';

const MOST_SHOWN = 5;
const MOST_COUNTED = 99;

/** What has happened, always one press away. */
export const NoticesBell = () => {
  const text = useWords(words);
  const { data } = useNotices('open');
  const open = data?.items.toReversed() ?? [];
  const unread = open.filter(({ readAt }) => readAt === null).length;
  const count = unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
  return (
    <Popup
      isWide
      label={text.bell(unread)}
      button={opener => (
        <Indicator label={count} size={18} offset={6} disabled={unread === 0} color="red.8" aria-hidden={false}>
          <ActionIcon {...opener} variant="subtle" color="gray" size="lg" aria-label={text.bell(unread)}>
            <IconBell size={20} aria-hidden />
          </ActionIcon>
        </Indicator>
      )}
    >
      <Stack gap="sm">
        {open.length === 0 ? (
          <Text size="sm">{text.nothing}</Text>
        ) : (
          <div className={classes['latest']}>
            <Stack gap="sm">
              {open.slice(0, MOST_SHOWN).map(notice => (
                <NoticeCard key={notice.noticeId} notice={notice} isBrief />
              ))}
            </Stack>
          </div>
        )}
        <Anchor component={Link} href={ways.notices} size="sm">
          {text.all}
        </Anchor>
      </Stack>
    </Popup>
  );
};
