/** By which parameters: run configurations in layers, each value with the layer it came from. */
@NullMarked
package io.metafolio.configuration;

import org.jspecify.annotations.NullMarked;
