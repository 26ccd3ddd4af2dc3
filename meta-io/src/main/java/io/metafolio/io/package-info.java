/** Tables from files of any kind this library reads. */
@NullMarked
package io.metafolio.io;

import org.jspecify.annotations.NullMarked;
