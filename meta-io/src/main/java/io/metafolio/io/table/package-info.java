/** What a binary table file holds before it means anything: columns of doubles over time stamps. */
@NullMarked
package io.metafolio.io.table;

import org.jspecify.annotations.NullMarked;
