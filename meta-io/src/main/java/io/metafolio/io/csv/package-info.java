/** Wide CSV tables: prices and returns, one column a symbol. */
@NullMarked
package io.metafolio.io.csv;

import org.jspecify.annotations.NullMarked;
