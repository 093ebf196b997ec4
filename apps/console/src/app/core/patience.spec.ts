import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Patience } from './patience';

describe('patience', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends after its time, or when it is cut short', async () => {
    const patience = new Patience();
    const over = vi.fn();
    void patience.wait(15_000).then(over);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(over).not.toHaveBeenCalled();
    patience.cutShort();
    await vi.advanceTimersByTimeAsync(0);
    expect(over).toHaveBeenCalledOnce();
    void patience.wait(1000).then(over);
    await vi.advanceTimersByTimeAsync(1000);
    expect(over).toHaveBeenCalledTimes(2);
    patience.cutShort();
  });
});
