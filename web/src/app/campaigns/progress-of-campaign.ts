import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { campaignState } from '#domain/campaign/state';
import { read } from '../core/read.ts';
import { processDetailSchema } from '../processes/detail.ts';
import { CampaignProgress } from './campaign-progress.ts';

/** How far a campaign is, in its row: rows do not carry it, and campaigns are few. */
@Component({
  selector: 'pn-progress-of-campaign',
  imports: [CampaignProgress],
  template: `
    @if (projects(); as projects) {
      <pn-campaign-progress [projects]="projects" [short]="true" />
    }
  `,
  styles: `
    :host {
      display: block;
      min-height: 30px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProgressOfCampaign {
  readonly key = input.required<string>();

  private readonly detail = read(() => `/api/processes/${encodeURIComponent(this.key())}`, {
    parse: (body) => processDetailSchema.parse(body),
    concerns: ({ key }) => key === this.key(),
  });
  protected readonly projects = computed(() => {
    const parsed = campaignState.safeParse(this.detail.value()?.state);
    return parsed.success ? parsed.data.projects : null;
  });
}
