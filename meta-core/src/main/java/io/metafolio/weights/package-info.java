/** Portfolio weights, their bounds, and the projections into those bounds. */
@NullMarked
package io.metafolio.weights;

import org.jspecify.annotations.NullMarked;
