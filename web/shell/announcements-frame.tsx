import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useCloseButton } from '../parts/close-button.js';

const AnnouncementsFrame = () => {
  const closeButtonProps = useCloseButton();
  return (
    <MantineThemeProvider inherit theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}>
      <Notifications position="bottom-right" />
    </MantineThemeProvider>
  );
};

export default AnnouncementsFrame;
