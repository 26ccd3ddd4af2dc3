/** Meta-portfolios of independent sleeves: describe one with {@link io.metafolio.MetaPortfolio}, run it, read {@link io.metafolio.MetaRun}. */
@NullMarked
package io.metafolio;

import org.jspecify.annotations.NullMarked;
