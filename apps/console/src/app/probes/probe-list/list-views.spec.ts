import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { ListViews, readViews } from './list-views';

describe('the views of the list', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('are kept by name, in order, and remembered', () => {
    const views = TestBed.inject(ListViews);
    views.save({ name: 'Night', query: 'state=down' });
    views.save({ name: 'Checkout', query: 'application=checkout' });
    views.save({ name: 'Night', query: 'state=degraded' });
    const kept = [
      { name: 'Checkout', query: 'application=checkout' },
      { name: 'Night', query: 'state=degraded' },
    ];
    expect(views.all()).toEqual(kept);
    expect(readViews(localStorage.getItem('dialtone.views') ?? undefined)).toEqual(kept);
    views.forget('Night');
    views.forget('Checkout');
    expect(localStorage.getItem('dialtone.views')).toBeNull();
  });

  it.each([undefined, 'x', '{}', '[1, {"name": 1}]'])('are none where the browser has %j', text => {
    expect(readViews(text)).toEqual([]);
  });
});
