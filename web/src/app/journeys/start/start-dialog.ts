import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'pn-start-dialog', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class StartDialog {}
