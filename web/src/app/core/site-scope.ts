import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { map } from 'rxjs';

/** Which site the lists show: part of the address (`?site=brno`), so that a link shows the same to everyone. */
@Injectable({ providedIn: 'root' })
export class SiteScope {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  /** The id of the site, or null for all of them. */
  readonly site = toSignal(this.route.queryParamMap.pipe(map((params) => params.get('site'))), { initialValue: null });

  async choose(site: string | null): Promise<void> {
    await this.router.navigate([], { queryParams: { site }, queryParamsHandling: 'merge' });
  }
}
