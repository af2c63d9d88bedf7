import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** The tab says the page first, then the product: “CAPAs · Perennial”. Pages with data set their own through `show`. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.show(this.buildTitle(snapshot));
  }

  /** Names what the page shows, for example the key of a process. */
  show(text: string | undefined): void {
    this.title.setTitle(text ? `${text} · Perennial` : 'Perennial');
  }
}
