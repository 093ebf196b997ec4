// nx compress console: lays a brotli and a gzip beside each file of the built console, for the API to hand out.
import { compressFolder } from './compress-folder.ts';
import { join } from 'node:path';
import { root } from '../run/workspace.ts';

await compressFolder(join(root, 'apps/console/dist/browser'));
