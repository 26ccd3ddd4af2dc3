/** The way into a Java notebook: results on the last line of a cell show themselves as tables and pictures. */
@NullMarked
package io.metafolio.notebook;

import org.jspecify.annotations.NullMarked;
