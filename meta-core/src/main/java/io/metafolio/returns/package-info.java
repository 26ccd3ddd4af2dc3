/** WHAT was paid and earned: prices, return series and return matrices, T rows by N columns, dates ascending. */
@NullMarked
package io.metafolio.returns;

import org.jspecify.annotations.NullMarked;
