import { inject, Injectable } from '@angular/core';
import { ApiError } from './api-error';
import { Session } from './session';

/** Saves what the API gives as a file. A plain link would come without the session's token. */
@Injectable({ providedIn: 'root' })
export class Download {
  private readonly session = inject(Session);

  /** @throws ApiError when the API refuses, fails, or cannot be reached */
  async save(path: string, name: string): Promise<void> {
    const file = await this.file(path);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    // The browser has taken hold of it once the click is over.
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 0);
  }

  private async file(path: string): Promise<Blob> {
    try {
      const headers = { authorization: `Bearer ${this.session.token() ?? ''}` };
      const response = await fetch(path, { headers });
      if (response.ok) return await response.blob();
      if (response.status === 401) this.session.end();
      throw new ApiError('UNREACHABLE', `HTTP ${response.status}`);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ApiError('UNREACHABLE', error instanceof Error ? error.message : String(error));
    }
  }
}
