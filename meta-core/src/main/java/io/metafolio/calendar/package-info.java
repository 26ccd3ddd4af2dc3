/** ON WHICH days: trading calendars, the integrity audit of price rows, and the join of streams on shared dates. */
@NullMarked
package io.metafolio.calendar;

import org.jspecify.annotations.NullMarked;
