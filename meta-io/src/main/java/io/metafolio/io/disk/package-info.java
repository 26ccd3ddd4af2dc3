/** Bytes on a disk, or on what passes for one: flushed, locked, whole or not at all. Not exported. */
@NullMarked
package io.metafolio.io.disk;

import org.jspecify.annotations.NullMarked;
