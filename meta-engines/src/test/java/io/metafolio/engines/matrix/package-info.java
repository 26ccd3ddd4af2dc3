@NullMarked
package io.metafolio.engines.matrix;

import org.jspecify.annotations.NullMarked;
