import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// zod would try `new Function` first, which the page's content security policy forbids and reports.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

await bootstrapApplication(App, appConfig);
