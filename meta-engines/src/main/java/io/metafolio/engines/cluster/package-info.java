/** The hierarchy of columns: distances, linkage, leaf order. */
@NullMarked
package io.metafolio.engines.cluster;

import org.jspecify.annotations.NullMarked;
