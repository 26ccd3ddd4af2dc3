/** JSON text: strict in, the same bytes out for the same values. */
@NullMarked
package io.metafolio.io.json;

import org.jspecify.annotations.NullMarked;
