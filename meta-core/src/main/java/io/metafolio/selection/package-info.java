/** Which assets: how predictable a series is, which thresholds veto it, and what those thresholds are worth. */
@NullMarked
package io.metafolio.selection;

import org.jspecify.annotations.NullMarked;
