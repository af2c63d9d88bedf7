import { z } from 'zod';
import { line } from '#domain/fields';

/** A name or another line of text. */
export const shortTextSchema = line(120);

/** E-mail addresses are compared in lower case. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** An instant with a zone; kept in the one form in which text order is time order. */
export const instantSchema = z.iso.datetime({ offset: true }).overwrite((text) => new Date(text).toISOString());

/** A calendar date. */
export const dateSchema = z.iso.date();
