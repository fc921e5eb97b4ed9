import { useNotifications } from '@mantine/notifications';
import { useState } from 'react';
import { Shelter } from '../parts/shelter.js';
import { whenShown } from '../parts/when-shown.js';

const AnnouncementsFrame = whenShown(() => import('./announcements-frame.js'));

/** Nothing can be said without what says it. */
const Silence = () => null;

/** What was done is said in the corner; what says it is loaded with the first thing that there is to say. */
export const Announcements = () => {
  const { notifications } = useNotifications();
  const [isNeeded, setNeeded] = useState(false);
  if (notifications.length > 0 && !isNeeded) setNeeded(true);
  if (!isNeeded) return null;
  return (
    <Shelter broken={Silence} waiting={null}>
      <AnnouncementsFrame />
    </Shelter>
  );
};
