/** ON WHICH days: the sessions of venues, how time stamps name them, and the join of streams on shared dates. */
@NullMarked
package io.metafolio.calendar;

import org.jspecify.annotations.NullMarked;
