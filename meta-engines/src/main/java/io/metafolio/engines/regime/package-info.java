/** What tells the state of the market. */
@NullMarked
package io.metafolio.engines.regime;

import org.jspecify.annotations.NullMarked;
