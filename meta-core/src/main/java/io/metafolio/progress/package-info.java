/** How far a run has come: told to a listener, and to the platform's logger. */
@NullMarked
package io.metafolio.progress;

import org.jspecify.annotations.NullMarked;
