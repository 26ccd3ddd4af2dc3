/** Philosophies that rest on a tree of columns: hierarchical risk parity, HERC, nested clusters, barbell. */
@NullMarked
package io.metafolio.engines.hierarchical;

import org.jspecify.annotations.NullMarked;
