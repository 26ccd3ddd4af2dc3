/** MAY they be compared: every parameter of every sleeve against the first, by JSON pointer. */
@NullMarked
package io.metafolio.parity;

import org.jspecify.annotations.NullMarked;
