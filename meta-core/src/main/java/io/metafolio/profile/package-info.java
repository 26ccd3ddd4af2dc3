/** UNDER WHICH philosophy: the risk profiles a portfolio is optimised under. */
@NullMarked
package io.metafolio.profile;

import org.jspecify.annotations.NullMarked;
