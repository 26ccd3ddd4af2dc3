/** Quadratic programmes over a box with one budget, solved exactly. */
@NullMarked
package io.metafolio.engines.quadratic;

import org.jspecify.annotations.NullMarked;
