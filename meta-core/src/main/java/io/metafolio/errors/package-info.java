/** What a refusal says: the value met, where, what was expected, and a next step. */
@NullMarked
package io.metafolio.errors;

import org.jspecify.annotations.NullMarked;
