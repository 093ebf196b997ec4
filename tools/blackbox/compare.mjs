// npm run compare:blackbox: Debian's prometheus-blackbox-exporter and this, side by side; exits with 1 when they differ unmeant.
import '../../apps/api/src/platform/database/testing/resolve-sources.mjs';

const { compare } = await import('./compare.ts');
process.exitCode = await compare(line => console.log(line));
