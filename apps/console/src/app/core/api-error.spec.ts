import { describe, expect, it } from 'vitest';
import { errorIn } from './api-error';

describe('errorIn', () => {
  it('finds nothing in an answer without errors', () => {
    expect(errorIn({ data: { me: null } })).toBeUndefined();
    expect(errorIn({ data: {}, errors: [] })).toBeUndefined();
    expect(errorIn(null)).toBeUndefined();
  });

  it('brings the code, the sentence and every problem with its path', () => {
    const error = errorIn({
      errors: [
        {
          message: 'The input has problems.',
          extensions: {
            code: 'BAD_USER_INPUT',
            problems: [
              { path: ['target', 'http', 'headers', 0, 'name'], message: 'Not a name.' },
              { message: 'Something else.' },
              { path: 'nonsense' },
            ],
          },
        },
      ],
    });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', message: 'The input has problems.' });
    expect(error?.problems).toEqual([
      { path: ['target', 'http', 'headers', 0, 'name'], message: 'Not a name.' },
      { path: [], message: 'Something else.' },
    ]);
  });

  it('takes an error without a code for a fault of the server', () => {
    expect(errorIn({ errors: [{ message: 'x' }] })?.code).toBe('INTERNAL_SERVER_ERROR');
  });
});
