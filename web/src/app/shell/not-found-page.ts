import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state.ts';
import { PageHead } from '../ui/page-head.ts';

/** An address that shows nothing. */
@Component({
  selector: 'pn-not-found-page',
  imports: [EmptyState, PageHead, RouterLink],
  template: `
    <pn-page-head title="Nothing at this address" />
    <pn-empty-state
      title="This page does not exist"
      text="The address may be cut off, or what it showed has another name now. The search above finds processes, people and screens."
    >
      <a class="pn-link" routerLink="/">Go to the start</a>
    </pn-empty-state>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {}
