import { Component } from '@angular/core';
@Component({ selector: 'app-probe-form', template: '' })
export class ProbeForm {}
