/** A study on disk: a table of scenarios that grows line by line, goes on where it stopped, and is read back. */
@NullMarked
package io.metafolio.io.study;

import org.jspecify.annotations.NullMarked;
