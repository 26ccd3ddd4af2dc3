/** What decisions earn: accounts that drift, trade, pay and may be ruined, and the books that must balance. */
@NullMarked
package io.metafolio.simulation;

import org.jspecify.annotations.NullMarked;
