/** WHO takes part: sleeves, their definitions, their resolved configuration and what their tournaments yielded. */
@NullMarked
package io.metafolio.sleeve;

import org.jspecify.annotations.NullMarked;
