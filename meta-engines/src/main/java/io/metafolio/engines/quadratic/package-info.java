/** Optimisation over a box with one budget: quadratic programmes, ratios and budgets of risk, solved to rounding. */
@NullMarked
package io.metafolio.engines.quadratic;

import org.jspecify.annotations.NullMarked;
