import { computed, Directive, effect, ElementRef, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { map } from 'rxjs';

/** In the address: the id of the row that somebody was led to. */
export const FOUND = 'found';

/** A row of a list that can be led to: the one named in the address is in sight and stands on the selected tone. */
@Directive({
  selector: '[pnFoundRow]',
  host: { '[attr.aria-current]': "isFound() ? 'true' : null" },
})
export class FoundRow {
  /** Id of the row. */
  readonly pnFoundRow = input.required<string>();

  private readonly asked = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map((params) => params.get(FOUND))), {
    requireSync: true,
  });
  protected readonly isFound = computed(() => this.asked() === this.pnFoundRow());

  constructor() {
    const row = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      if (this.isFound()) row.scrollIntoView({ block: 'center' });
    });
  }
}
