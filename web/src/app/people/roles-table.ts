import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import * as z from 'zod/mini';
import { read } from '../core/read.ts';
import { ErrorState } from '../ui/error-state.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';

const rolesSchema = z.object({
  permissions: z.array(z.string()),
  roles: z.array(
    z.object({ role: z.string(), grants: z.array(z.object({ permission: z.string(), scope: z.string() })) }),
  ),
});

/** Which part of the product a permission belongs to, by its first word. */
const GROUPS: readonly { readonly code: string; readonly kinds: readonly string[] }[] = [
  { code: 'process', kinds: ['process', 'report', 'capa'] },
  { code: 'journey', kinds: ['journey'] },
  { code: 'evidence', kinds: ['file', 'audit'] },
  { code: 'organization', kinds: ['people', 'sites', 'policy', 'reference'] },
  { code: 'operation', kinds: ['engine', 'mail', 'clock'] },
];

/** What every role may do and how far: the table that the server itself applies, in words. */
@Component({
  selector: 'pn-roles-table',
  imports: [ErrorState, SkeletonTable],
  template: `
    @if (roles.value(); as table) {
      <p class="pn-second note">
        A role held for one site reaches no farther than that site. Who took part in a report or loop sees it in any
        role.
      </p>
      <!-- Wider than a phone: it scrolls by itself, by keyboard as well. -->
      <div class="scroll" tabindex="0" role="region" aria-label="Roles and what they may do">
        <table class="pn-table">
          <colgroup>
            <col class="may" />
            @for (role of table.roles; track role.role) {
              <col />
            }
          </colgroup>
          <thead>
            <tr>
              <th scope="col">May</th>
              @for (role of table.roles; track role.role) {
                <th scope="col">{{ words.say('role.' + role.role) }}</th>
              }
            </tr>
          </thead>
          @for (group of groups(); track group.code) {
            <tbody>
              <tr class="group">
                <th scope="rowgroup" [attr.colspan]="table.roles.length + 1">
                  {{ words.say('permissionGroup.' + group.code) }}
                </th>
              </tr>
              @for (row of group.rows; track row.permission) {
                <tr>
                  <th scope="row">{{ words.say('permission.' + row.permission) }}</th>
                  @for (scope of row.scopes; track $index) {
                    <td>
                      @if (scope === null) {
                        <span class="pn-quiet" aria-label="no">–</span>
                      } @else {
                        {{ words.say('scope.' + scope) }}
                      }
                    </td>
                  }
                </tr>
              }
            </tbody>
          }
        </table>
      </div>
    } @else if (roles.problem(); as problem) {
      <pn-error-state title="The roles could not be loaded" [problem]="problem" (again)="roles.reload()" />
    } @else {
      <pn-skeleton-table [columns]="columns" />
    }
  `,
  styles: `
    .note {
      padding: 10px var(--pn-gutter);
      font: var(--pn-cell);
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      min-width: 1180px;
    }
    .may {
      width: 280px;
    }
    td {
      height: 32px;
    }
    /* What a role may do is read whole, and how far. */
    td,
    tbody th {
      white-space: normal;
      overflow-wrap: break-word;
    }
    tbody th {
      position: static;
      font: var(--pn-cell);
      color: var(--mat-sys-on-surface);
    }
    .group th {
      height: 36px;
      padding-top: 12px;
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    /* A role or two stand beside what is asked about. */
    @media (max-width: 719px) {
      table {
        min-width: 1040px;
      }
      .may {
        width: 152px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RolesTable {
  protected readonly words = inject(WordsOfConsole);
  protected readonly columns = [
    { head: 'May', width: '280px' },
    { head: 'Administrator' },
    { head: 'Quality manager' },
  ];
  protected readonly roles = read(() => '/api/roles', { parse: (body) => z.parse(rolesSchema, body) });
  protected readonly groups = computed(() => {
    const table = this.roles.value();
    if (!table) return [];
    return GROUPS.map(({ code, kinds }) => ({
      code,
      rows: table.permissions
        .filter((permission) => kinds.includes(permission.split('.')[0] ?? ''))
        .map((permission) => ({
          permission,
          scopes: table.roles.map(
            ({ grants }) => grants.find((grant) => grant.permission === permission)?.scope ?? null,
          ),
        })),
    }));
  });
}
