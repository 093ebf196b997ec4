// npm run compare:blackbox: Debian's prometheus-blackbox-exporter and this, side by side; exits with 1 when they differ unmeant.
// eslint-disable-next-line @nx/enforce-module-boundaries -- a hook for Node to run sources with; the API gives out no door
import '../../apps/api/src/platform/database/testing/resolve-sources.mjs';

const { compare } = await import('./compare.ts');
process.exitCode = await compare(line => console.log(line));
