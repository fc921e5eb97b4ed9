import { mediaEngineContract } from '../../../shared-kernel/testing/media-engine.contract.js';
import { chooseMediaEngine } from '../choose-media-engine.js';
import { hostileMediaContract } from '../testing/hostile-media.contract.js';

// Not a spec, because a bare machine has no ffmpeg: `npm run test:ffmpeg` runs it where there is one.
const ffmpegEngine = () => chooseMediaEngine({ ...process.env, KEYREEL_MEDIA_ENGINE: 'ffmpeg' });

mediaEngineContract('The system’s ffmpeg', ffmpegEngine);
hostileMediaContract('The system’s ffmpeg', ffmpegEngine);
