// Tells the container's runtime whether the API lives: exit code 0 when it does.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT || '3000'}/healthz`).catch(
  () => undefined,
);
process.exitCode = answer?.ok ? 0 : 1;
