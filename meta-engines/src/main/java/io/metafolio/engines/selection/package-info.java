/** Which assets of a window take part: scores, vetoes, clusters. */
@NullMarked
package io.metafolio.engines.selection;

import org.jspecify.annotations.NullMarked;
