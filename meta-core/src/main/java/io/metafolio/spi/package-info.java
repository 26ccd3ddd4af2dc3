/** The door for risk engines. */
@NullMarked
package io.metafolio.spi;

import org.jspecify.annotations.NullMarked;
