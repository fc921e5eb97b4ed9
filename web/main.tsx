import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/baseline.layer.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.js';

const place = document.getElementById('page');
if (!place) throw new Error('The page has no place to be drawn in.');
createRoot(place).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
