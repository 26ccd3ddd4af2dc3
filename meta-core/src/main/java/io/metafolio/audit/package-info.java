/** Memory: the hash-chained ledger from which a run can be proven. */
@NullMarked
package io.metafolio.audit;

import org.jspecify.annotations.NullMarked;
