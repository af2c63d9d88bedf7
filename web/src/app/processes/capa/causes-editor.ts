import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  input,
  type OnInit,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { CAUSE_CATEGORIES, type Cause } from '#domain/capa/causes';
import { causesRefusal, isTree } from '#domain/capa/root-cause';
import { SectionHead } from '../../ui/section-head.ts';
import { WhyTree } from '../../ui/why-tree.ts';
import { EditorFoot } from '../editor-foot.ts';
import { PageWriting } from '../page-writing.ts';
import { ProcessView } from '../process-view.ts';
import { answered, humanErrorWords } from './human-error.ts';
import {
  addCause,
  changeCause,
  filledIn,
  moveCause,
  removeCause,
  rowsOf,
  whyTreeOf,
  type Causes,
} from './cause-tree.ts';

/**
 * The 5 Whys while they are being found: a row for every answer, indented under what it explains, beside the tree as it
 * will be read. Enter asks the next why, Alt with the arrows moves an answer.
 */
@Component({
  selector: 'pn-causes-editor',
  imports: [EditorFoot, MatIcon, MatIconButton, SectionHead, WhyTree],
  templateUrl: './causes-editor.html',
  styleUrl: './causes-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CausesEditor implements OnInit {
  protected readonly view = inject(ProcessView);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);

  /** As last saved. */
  readonly saved = input.required<Causes>();
  readonly problem = input.required<string>();
  /** Why this person may not edit; null when they may. */
  readonly reason = input<string | null>(null);

  protected readonly writing = new PageWriting<Causes>({
    name: () => 'causes',
    subject: 'rootCause',
    onPage: () => this.saved(),
  });
  protected readonly causes = this.writing.content.asReadonly();

  protected readonly categories = CAUSE_CATEGORIES.map((value) => ({
    value,
    label: this.view.say(`causeCategory.${value}`),
  }));
  protected readonly humanError = humanErrorWords(this.view);
  protected readonly answered = answered;
  protected readonly rows = computed(() => rowsOf(this.causes()));
  protected readonly tree = computed(() => whyTreeOf(this.problem(), filledIn(this.causes()), () => 'Root cause'));
  /** The domain's own rule, here as there. */
  protected readonly check = computed(() => {
    const causes = filledIn(this.causes());
    const refusal = isTree(causes) ?? causesRefusal(causes);
    return this.reason() ?? (refusal ? this.view.say(`refusal.${refusal.code}`, refusal.params) : null);
  });

  ngOnInit(): void {
    this.destroyRef.onDestroy(this.view.edits('submitRootCause', { run: () => this.submit() }));
  }

  protected add(parent: string | null): void {
    const { causes, id } = addCause(this.causes(), parent);
    this.set(causes);
    this.focus(id);
  }

  protected change(id: string, part: Partial<Omit<Cause, 'id' | 'parent'>>): void {
    this.set(changeCause(this.causes(), id, part));
  }

  protected categorize(id: string, value: string): void {
    this.change(id, { category: CAUSE_CATEGORIES.find((one) => one === value) });
  }

  protected remove(id: string): void {
    const rows = this.rows();
    const index = rows.findIndex(({ cause }) => cause.id === id);
    this.set(removeCause(this.causes(), id));
    const next = this.rows()[Math.min(index, this.rows().length - 1)];
    if (next) this.focus(next.cause.id);
  }

  protected move(id: string, by: -1 | 1): void {
    this.set(moveCause(this.causes(), id, by));
    this.focus(id);
  }

  protected onKey(event: KeyboardEvent, { id, text }: Cause): void {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      this.add(id);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.move(id, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Backspace' && text === '') {
      event.preventDefault();
      this.remove(id);
    }
  }

  protected async save(): Promise<boolean> {
    const causes = filledIn(this.causes());
    const sent = await this.writing.save('saveCauses', { causes }, causes);
    return sent?.kind === 'done';
  }

  protected async submit(): Promise<void> {
    if (this.writing.isDirty() && !(await this.save())) return;
    await this.view.run('submitRootCause', 'rootCause');
  }

  private set(causes: Causes): void {
    this.writing.write(causes);
  }

  private focus(id: string): void {
    afterNextRender(
      () => this.host.nativeElement.querySelector<HTMLElement>(`[data-cause="${CSS.escape(id)}"]`)?.focus(),
      { injector: this.injector },
    );
  }
}
