import { Clipboard } from '@angular/cdk/clipboard';
import { inject, Injectable } from '@angular/core';
import { Language } from '../core/language';
import { Toast } from '../ui/toast';
import { mutationText } from './copied-probe';
import { ProbesApi } from './probes-api';

/** Puts a probe into the clipboard, also where the page came over plain HTTP. */
@Injectable({ providedIn: 'root' })
export class ProbeCopier {
  private readonly api = inject(ProbesApi);
  private readonly clipboard = inject(Clipboard);
  private readonly toast = inject(Toast);
  private readonly t = inject(Language).t;

  async copy(id: string, as: 'copyGraphql' | 'copyCurl'): Promise<void> {
    try {
      const probe = await this.api.byId(id);
      if (probe === null) {
        this.toast.say(this.t('detail.gone'));
        return;
      }
      const text = as === 'copyCurl' ? probe.curl : mutationText(probe);
      const copied = text !== null && this.clipboard.copy(text);
      const said = as === 'copyCurl' ? 'copied.curl' : 'copied.graphql';
      this.toast.say(this.t(copied ? said : 'copied.failed'));
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }
}
