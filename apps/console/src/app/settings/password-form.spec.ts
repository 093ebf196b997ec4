import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../core/api';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { Session } from '../core/session';
import { provideTexts } from '../testing/texts';
import { PasswordForm } from './password-form';

const request = vi.fn();
const begin = vi.fn();
const session = { user: () => ({ id: '1', username: 'admin' }), begin };

let fixture: ComponentFixture<PasswordForm>;

async function submit(current: string, next: string, again: string) {
  const page = fixture.nativeElement as HTMLElement;
  for (const [field, text] of Object.entries({ current, next, again })) {
    const input = page.querySelector(`[id="password.${field}"]`) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }
  await fixture.whenStable();
  page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await fixture.whenStable();
  return (field: string) =>
    page.querySelector(`[id="password.${field}-problem"]`)?.textContent.trim();
}

describe('the form of a password', () => {
  beforeEach(async () => {
    vi.resetAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideTexts(),
        { provide: Api, useValue: { request } },
        { provide: Session, useValue: session },
      ],
    });
    await TestBed.inject(Language).choose('en');
    fixture = TestBed.createComponent(PasswordForm);
    await fixture.whenStable();
  });

  it('says what is missing or not the same, and asks nobody', async () => {
    let problem = await submit('', '', '');
    expect(problem('current')).toBe('The current password is needed.');
    expect(problem('next')).toBe('A new password is needed.');
    problem = await submit('a', 'b', 'c');
    expect(problem('again')).toBe('The two new passwords are not the same.');
    expect(request).not.toHaveBeenCalled();
  });

  it('puts what the server finds wrong beside its field', async () => {
    const message = 'The current password is wrong.';
    request.mockRejectedValue(new ApiError('BAD_USER_INPUT', '', [{ path: ['current'], message }]));
    const problem = await submit('wrong', 'correct horse 2', 'correct horse 2');
    expect(problem('current')).toBe(message);
    expect(begin).not.toHaveBeenCalled();
  });

  it('goes on with the session that it is given, and forgets what was typed', async () => {
    const given = { token: 't', expiresAt: '2027-01-01T00:00:00.000Z', user: session.user() };
    request.mockResolvedValue({ changePassword: given });
    await submit('correct horse', 'correct horse 2', 'correct horse 2');
    expect(request.mock.calls[0]?.[1]).toEqual({
      current: 'correct horse',
      next: 'correct horse 2',
    });
    expect(begin).toHaveBeenCalledWith(given);
    await fixture.whenStable();
    const typed = [...(fixture.nativeElement as HTMLElement).querySelectorAll('[type=password]')];
    expect(typed.map(input => (input as HTMLInputElement).value)).toEqual(['', '', '']);
  });
});
