/** Numbers about a return stream, annualised by the sessions of the calendar that produced its rows. */
@NullMarked
package io.metafolio.metrics;

import org.jspecify.annotations.NullMarked;
