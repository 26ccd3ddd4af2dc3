/** The artifact folder: where runs, their files and their ledgers live. */
@NullMarked
package io.metafolio.io.artifacts;

import org.jspecify.annotations.NullMarked;
