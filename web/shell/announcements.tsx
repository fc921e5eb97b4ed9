import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useState } from 'react';

const AnnouncementsFrame = lazy(() => import('./announcements-frame.js'));

/** What was done is said in the corner; what says it is loaded with the first thing that there is to say. */
export const Announcements = () => {
  const { notifications } = useNotifications();
  const [isNeeded, setNeeded] = useState(false);
  if (notifications.length > 0 && !isNeeded) setNeeded(true);
  if (!isNeeded) return null;
  return (
    <Suspense fallback={null}>
      <AnnouncementsFrame />
    </Suspense>
  );
};
