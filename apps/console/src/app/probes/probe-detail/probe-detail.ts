import { Component } from '@angular/core';
@Component({ selector: 'app-probe-detail', template: '' })
export class ProbeDetail {}
