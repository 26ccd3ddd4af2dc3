/** The command line: each command is a few calls of the public API. */
@NullMarked
package io.metafolio.examples.cli;

import org.jspecify.annotations.NullMarked;
