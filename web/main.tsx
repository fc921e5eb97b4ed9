import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/baseline.layer.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.js';
import { NotLoaded } from './parts/when-shown.js';

const place = document.getElementById('page');
if (!place) throw new Error('The page has no place to be drawn in.');
/** What was said on the screen is no fault; everything else is told as if nobody had caught it. */
const tell = (error: unknown): void => {
  if (!(error instanceof NotLoaded)) reportError(error);
};

createRoot(place, { onCaughtError: tell }).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
