/**
 * Keeps the screen on while the page is seen, where the browser can. A lock is lost when the page is hidden, so it is asked
 * for again when it is seen.
 * @returns what lets the screen sleep
 */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const hold = async (): Promise<void> => {
    if (document.hidden || !('wakeLock' in navigator)) return;
    try {
      const held = await navigator.wakeLock.request('screen');
      if (over) await held.release();
      else lock = held;
    } catch {
      // Refused, to save a battery perhaps: the screen sleeps when the system says so.
    }
  };
  const seen = (): void => void hold();
  document.addEventListener('visibilitychange', seen);
  void hold();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', seen);
    void lock?.release();
  };
}
