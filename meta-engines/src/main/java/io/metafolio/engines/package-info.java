/** The built-in risk engines, one class a philosophy. They are stateless and found through {@link java.util.ServiceLoader}. */
@NullMarked
package io.metafolio.engines;

import org.jspecify.annotations.NullMarked;
