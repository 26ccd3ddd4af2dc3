/** What a stranger would type: small programs against the public API. Every one of them is a test. */
@NullMarked
package io.metafolio.examples;

import org.jspecify.annotations.NullMarked;
