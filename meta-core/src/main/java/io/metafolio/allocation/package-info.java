/** LAYER 2: sleeves combined philosophy by philosophy, and looked through to single assets. */
@NullMarked
package io.metafolio.allocation;

import org.jspecify.annotations.NullMarked;
