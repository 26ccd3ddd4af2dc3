/** Symmetric matrices: their factors and the ends of their spectra. */
@NullMarked
package io.metafolio.engines.matrix;

import org.jspecify.annotations.NullMarked;
