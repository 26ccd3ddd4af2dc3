/** For tests of portfolio code: synthetic sleeves, spoilt price files, and the contract every risk engine must hold. */
@NullMarked
package io.metafolio.testkit;

import org.jspecify.annotations.NullMarked;
