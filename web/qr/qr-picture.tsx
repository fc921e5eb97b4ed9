import { qrCodeOf } from './qr-code.js';
import classes from './qr-picture.module.css';

const MARGIN = 4;

/** A QR code drawn here, so that nothing secret is sent anywhere to be drawn. */
export const QrPicture = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const code = qrCodeOf(text);
  if (!code) return null;
  const each = Array.from({ length: code.size }, (_, at) => at);
  const path = each.flatMap(y => each.filter(x => code.isDark(x, y)).map(x => `M${x + MARGIN},${y + MARGIN}h1v1h-1z`)).join('');
  const side = code.size + 2 * MARGIN;
  return (
    <svg className={classes['picture']} role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <path d={path} fill="currentColor" />
    </svg>
  );
};
