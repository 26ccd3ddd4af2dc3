/** LAYER 1: the rolling walk-forward of every risk profile inside one sleeve. */
@NullMarked
package io.metafolio.tournament;

import org.jspecify.annotations.NullMarked;
