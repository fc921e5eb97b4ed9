import { Group, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Person } from '../api/session.js';
import { useLive } from '../live/live.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { AccountMenu } from './account-menu.js';
import { Balance } from './balance.js';
import { BottomBar } from './bottom-bar.js';
import { Footer } from './footer.js';
import { Lines } from './lines.js';
import { Navigation } from './navigation.js';
import { NoticesBell } from './notices-bell.js';
import { SessionEnded } from './session-ended.js';
import classes from './shell.module.css';
import { words } from './words.js';

/** Going to another screen starts at its top, for eyes and for screen readers. */
const useFreshStart = () => {
  const main = useRef<HTMLElement>(null);
  const [location] = useLocation();
  const before = useRef(location);
  useEffect(() => {
    if (before.current === location) return;
    before.current = location;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location]);
  return main;
};

/** What surrounds every screen of somebody who is signed in. */
export const Shell = ({ person, children }: { person: Person; children: ReactNode }) => {
  const text = useWords(words);
  const main = useFreshStart();
  useLive();
  return (
    <div className={classes['page']}>
      <a href="#content" className={classes['skip']}>
        {text.skip}
      </a>
      <header className={classes['head']}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Link href={ways.start} className={classes['brand']}>
            <img src="/mark.svg" alt="Keyreel" width={24} height={24} />
            <Text span inherit visibleFrom="xs">
              Keyreel
            </Text>
          </Link>
          <Group gap="xs" wrap="nowrap">
            <Balance />
            <NoticesBell />
            <AccountMenu person={person} />
          </Group>
        </Group>
      </header>
      <nav className={classes['side']} aria-label={text.main}>
        <Navigation person={person} />
      </nav>
      <main className={classes['main']}>
        <div className={classes['content']} id="content" tabIndex={-1} ref={main as React.RefObject<HTMLDivElement | null>}>
          <Lines />
          {children}
        </div>
        <Footer />
      </main>
      <div className={classes['thumb']}>
        <BottomBar />
      </div>
      <SessionEnded person={person} />
    </div>
  );
};
